import type { CardWords } from '../card-words.ts';

export const enCard: CardWords = {
  certificates: {
    combatant: 'Certificate of a combatant',
    'war-disabled': 'Certificate of a person disabled as a result of war',
    'war-participant': 'Certificate of a war participant',
    'family-of-fallen': 'Certificate of a family member of the fallen',
    'revolution-victim': 'Certificate of an injured participant of the Revolution of Dignity',
  },
  fields: {
    surname: 'Surname',
    name: 'Given name',
    patronymic: 'Patronymic',
    issuedBy: 'Issued by',
    issuedOn: 'Issued on',
    validUntil: 'Valid until',
    series: 'Series',
    number: 'Number',
    clause: 'Clause of the Law',
    article: 'Article of the Law',
    disabilityGroup: 'Disability group',
  },
  person: 'Surname, name, patronymic',
  valid: {
    steps: [
      'Compare the visitor with the photo and the name on this screen.',
      'Provide the service: do not ask for a paper document.',
    ],
    why: 'The register has just confirmed this very code and told what the certificate says. It is seen on this screen alone: the program keeps nothing of it and clears it within seconds.',
  },
  photo: 'Photo of the certificate’s holder',
};
