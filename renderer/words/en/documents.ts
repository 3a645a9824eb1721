import type { Words } from '../words.ts';

export const enDocuments: Words['documents'] = {
  'veteran-certificate': 'Veteran’s e-certificate',
  'internal-passport': 'Passport of a citizen of Ukraine (ID card)',
  'foreign-passport': 'Passport of a citizen of Ukraine for travel abroad',
  passport: 'Passport of a citizen of Ukraine',
  'taxpayer-card': 'Taxpayer card (RNOKPP)',
  'reference-internally-displaced-person': 'Certificate of an internally displaced person',
  'birth-certificate': 'Child’s birth certificate',
  'user-birth-record': 'Civil record of birth',
  'driver-license': 'Driving licence',
  'vehicle-license': 'Vehicle registration certificate',
  'student-id-card': 'Student card',
  'pension-card': 'Pension certificate',
  'education-document': 'Education document',
  'name-change-act-record': 'Civil record of a change of name',
  'marriage-act-record': 'Civil record of marriage',
  'divorce-act-record': 'Civil record of divorce',
  'residence-permit-permanent': 'Permanent residence permit',
  'residence-permit-temporary': 'Temporary residence permit',
  other: 'Document outside the list',
};
