import type { Words } from '../words.ts';

const openDocument = 'Ask to open the document in Diia and to show its code.';
const turnCard = 'Ask to open the document in Diia and to turn the card over.';

export const enStrangers: Words['strangers'] = {
  empty: { name: 'Empty code', advice: 'Bring the code closer and hold it still.' },
  'failed-check-digit': {
    name: 'Digits misread',
    advice: 'Scan the code again or type the 13 digits.',
  },
  'twelve-digits': {
    name: 'Only 12 digits of 13',
    advice:
      'Type all 13 digits. In the scanner switch on the sending of the check digit (EAN-13 Check Digit).',
  },
  isbn: {
    name: 'Book code (ISBN)',
    advice:
      'If it is Diia’s code, type the 13 digits, and in the scanner switch off the conversion to ISBN (Bookland, ISBN Translate).',
  },
  issn: {
    name: 'Magazine code (ISSN)',
    advice:
      'If it is Diia’s code, type the 13 digits, and in the scanner switch off the conversion to ISSN (ISSN EAN, ISSN Translate).',
  },
  product: { name: 'Product code', advice: openDocument },
  digits: { name: 'A number, not a document code', advice: 'A document code has 13 digits.' },
  'diia-offer': { name: 'Offer of a Diia partner', advice: turnCard },
  'diia-document-request': { name: 'Diia request for document copies', advice: turnCard },
  'diia-identification': { name: 'Diia identification request', advice: turnCard },
  'diia-qr': {
    name: 'Diia.QR',
    advice: `The visitor scans this code to hand over copies. ${turnCard}`,
  },
  'diia-residence': { name: 'Diia residence registration', advice: openDocument },
  'diia-penalty': { name: 'Diia fine', advice: openDocument },
  'diia-message': { name: 'Diia message', advice: openDocument },
  'diia-other': { name: 'Another Diia link', advice: openDocument },
  'reserve-plus': {
    name: 'Military record of Reserve+',
    advice: 'It is checked in another app. Here only documents of Diia are.',
  },
  wifi: { name: 'Wi-Fi network', advice: openDocument },
  payment: { name: 'Payment', advice: openDocument },
  contact: { name: 'Business card', advice: openDocument },
  phone: { name: 'Telephone number', advice: openDocument },
  email: { name: 'E-mail', advice: openDocument },
  message: { name: 'Text message', advice: openDocument },
  place: { name: 'Place on a map', advice: openDocument },
  event: { name: 'Calendar event', advice: openDocument },
  url: { name: 'Link to a site', advice: openDocument },
  binary: { name: 'Unreadable bytes', advice: openDocument },
  'self-test': {
    name: 'The program’s test code',
    advice: 'The code was read. Details are in the device test (F4).',
  },
  'too-long': { name: 'Too long a code', advice: openDocument },
  text: { name: 'Plain text', advice: openDocument },
};
