import type { Outcome } from './verdict.ts';

/** Reasons as a clerk reads them to the help desk. Never renumber: old journals and letters carry them. */
const reasonNumbers = {
  caution: {
    'type-claimed': 'C01',
    'type-unknown': 'C02',
    'checked-moments-ago': 'C03',
    'type-differs': 'C04',
  },
  invalid: {
    unknown: 'R01',
    unstated: 'R02',
    'certificate-expired': 'R03',
    withdrawn: 'R04',
    'wrong-document': 'R05',
  },
  stale: { expired: 'S01', used: 'S02', 'lost-attempt': 'S03' },
  unchecked: {
    offline: 'U01',
    'timed-out': 'U02',
    'answer-lost': 'U03',
    'not-admitted': 'U04',
    unavailable: 'U05',
    unintelligible: 'U06',
    'barcode-only': 'U07',
    journal: 'U08',
    superseded: 'U09',
    interrupted: 'U10',
    untrusted: 'U11',
    'proxy-refused': 'U12',
    'known-down': 'U13',
  },
} as const satisfies { [K in WithBecause['kind']]: Record<BecauseOf<K>, string> };

type WithBecause = Extract<Outcome, { because: string }>;
type BecauseOf<K extends WithBecause['kind']> = Extract<WithBecause, { kind: K }>['because'];

/**
 * The code a clerk may dictate: `ЗВ-{entry number}-{reason}`, no personal data in it.
 * Empty for green and for foreign codes, which need no help.
 */
export function supportCode(outcome: Outcome, entryNumber: number | undefined): string {
  if (outcome.kind === 'valid' || outcome.kind === 'foreign') return '';
  const reasons: Readonly<Record<string, string>> = reasonNumbers[outcome.kind];
  return `ЗВ-${entryNumber ?? '0'}-${reasons[outcome.because] ?? ''}`;
}
