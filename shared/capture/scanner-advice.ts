import type { Sent } from './sent.ts';
import type { SentKeys } from './sent-keys.ts';

/** What should be changed in a scanner, worst first; words name the setting as makers' manuals do. */
export const scannerAdvice = [
  'check-digit',
  'isbn',
  'lost',
  'case',
  'garbled',
  'typed',
  'slow',
  'alt',
  'suffix',
  'no-suffix',
  'prefix',
] as const;
export type ScannerAdvice = (typeof scannerAdvice)[number];

export interface Tried {
  readonly sent: Sent | undefined;
  /** Absent for a scanner with a port of its own. */
  readonly keys: SentKeys | undefined;
}

/** A link of Diia then takes three seconds and more. */
const slowMs = 25;

/** Says what would make this scanner better; nothing when all is well. `sent` is absent when its keys were taken for a person's. */
export function adviseOn({ sent, keys }: Tried): readonly ScannerAdvice[] {
  const spoilt = sent?.kind === 'test' ? sent.spoilt.kind : 'whole';
  const given = new Set<ScannerAdvice>();
  if (spoilt === 'characters') given.add('lost');
  else if (spoilt !== 'whole') given.add(spoilt);
  if (!sent) given.add('typed');
  if (keys) for (const advice of adviseOnKeys(keys)) given.add(advice);
  return scannerAdvice.filter((advice) => given.has(advice));
}

function adviseOnKeys({ meanMs, suffix, prefix, isAlt }: SentKeys): ScannerAdvice[] {
  const ender = suffix.join(' ');
  return [
    ...(meanMs > slowMs ? (['slow'] as const) : []),
    ...(isAlt ? (['alt'] as const) : []),
    ...(ender === '' ? (['no-suffix'] as const) : []),
    ...(/^(?:(?:Numpad)?Enter|Tab|)$/.test(ender) ? [] : (['suffix'] as const)),
    ...(prefix.length > 0 ? (['prefix'] as const) : []),
  ];
}
