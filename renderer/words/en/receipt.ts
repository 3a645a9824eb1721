import { manyEn } from '../plural.ts';
import type { ReceiptWords } from '../receipt-words.ts';

export const enReceipt: ReceiptWords = {
  button: 'Receipt',
  title: 'Receipt of a check',
  intro: 'An electronic document shown in the Diia app was checked against the register.',
  desk: 'Desk',
  at: 'Date and time',
  document: 'Document',
  typeIs: {
    proved: 'proved by the register',
    claimed: 'claimed by the code',
    unknown: 'unknown',
  },
  service: 'Service',
  operator: 'Administrator',
  registry: 'Register',
  request: 'Request id',
  number: 'Journal entry number',
  leaf: 'Entry hash (SHA-256)',
  checkpoint: 'Signed checkpoint of the journal',
  checkpointSize: (entries) => `covers ${manyEn(Number(entries), 'entry', 'entries')}`,
  qr: 'Code that proves this receipt',
  verify:
    'It can be proved: the program Zvirka or the page of an evidence bundle reads this code and finds the entry in the journal.',
  noPerson: 'This receipt holds no personal data.',
  demo: 'DEMO. An invented document and a demo register: this receipt is not valid.',
  print: 'Print',
  pdf: 'Save PDF',
  close: 'Close',
  loading: 'Making the receipt…',
  failed: 'The receipt could not be made: the journal cannot be read.',
  printed: 'Sent to the printer.',
  saved: 'Saved:',
  cancelled: 'Cancelled.',
  notSent: 'It failed: look at the printer, or at the space on the disk.',
  fileName: (number) => `Receipt ${number}`,
};
