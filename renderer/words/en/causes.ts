import type { CauseWords } from '../words.ts';

export const enCauses: CauseWords = {
  valid: {},
  foreign: {},
  caution: {
    'type-claimed': 'kind only claimed by the code',
    'type-unknown': 'kind of document unknown',
    'type-differs': 'another kind confirmed',
    'checked-moments-ago': 'same code again',
  },
  invalid: {
    unknown: 'no such document',
    unstated: 'no cause given',
    'certificate-expired': 'term has ended',
    withdrawn: 'status withdrawn',
    'wrong-document': 'another document',
  },
  stale: {
    expired: 'code has run out',
    used: 'code already used',
    'lost-attempt': 'after a lost answer',
  },
  unchecked: {
    offline: 'no connection',
    'timed-out': 'no answer in time',
    'answer-lost': 'answer lost',
    'not-admitted': 'window not admitted',
    unavailable: 'register out of service',
    unintelligible: 'answer makes no sense',
    'barcode-only': 'register takes only barcodes',
    untrusted: 'register’s certificate did not hold',
    'proxy-refused': 'stopped by the proxy',
    'known-down': 'register was out of reach',
    journal: 'journal not written',
    superseded: 'a newer check began',
    interrupted: 'program stopped',
  },
};
