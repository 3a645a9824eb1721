import type { Foreign } from '../identify/identified.ts';
import type { DeniedBecause, Fault, LapsedBecause } from '../verify/registry.ts';

// The values below are written into journals that outlive every version: never rename or reuse one.

export type CautionBecause =
  | 'type-claimed' // confirmed, but only the QR says what document it is
  | 'type-unknown' // confirmed, and nothing says what document it is
  | 'type-differs' // confirmed as another document than the QR claims
  | 'checked-moments-ago'; // confirmed, and this very code was confirmed here moments ago

export type InvalidBecause = DeniedBecause;

export type StaleBecause = LapsedBecause | 'lost-attempt'; // our own lost attempt used the code up

export type UncheckedBecause =
  | Fault['kind']
  | 'journal' // the check could not be recorded
  | 'superseded' // a newer scan took over
  | 'interrupted'; // the program stopped in the middle of the check

/** Our judgement of an answer or a fault. */
export type Verdict =
  | { readonly kind: 'valid' }
  | { readonly kind: 'caution'; readonly because: CautionBecause }
  | { readonly kind: 'invalid'; readonly because: InvalidBecause }
  | { readonly kind: 'stale'; readonly because: StaleBecause }
  | { readonly kind: 'unchecked'; readonly because: UncheckedBecause };

/** What is recorded and shown. */
export type Outcome = Verdict | Foreign;

/** In the order in which every table and chart tells them. */
export const outcomes = [
  'valid',
  'caution',
  'invalid',
  'stale',
  'unchecked',
  'foreign',
] as const satisfies readonly Outcome['kind'][];
