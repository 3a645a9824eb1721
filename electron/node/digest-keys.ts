import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { createDigest } from './digest.ts';
import { JournalError, meaningful } from './journal/errors.ts';
import { keyLine, keyOfLine, type Sealer } from './keys.ts';
import { writeWhole } from './write-whole.ts';

/** The keys that codes are digested with, one a calendar year: once a year's is dropped, nobody can tell a code of it again. */
export interface DigestKeys {
  /** With the newest key, lower-case hex. */
  digest(code: DocumentCode): string;
  /** With each key that is kept, the newest first: memory and search reach across New Year. */
  digests(code: DocumentCode): readonly string[];
  /**
   * Adds the key of a year when none is as new; tells whether it did. A key of a year that is yet to come was
   * made by a wrong clock, and is this year's: or it would outlive its entries.
   */
  rotate(year: number): boolean;
  /** Destroys the keys of the years before one, but never the newest; tells how many. */
  dropBefore(year: number): number;
}

/** What the first key is made for. */
export interface FirstKey {
  readonly year: number;
  /** Whether the journal has no entry yet. */
  readonly isNew: boolean;
}

/**
 * Opens the keys of a directory whose journal's lock is held, or makes the first one. Throws a
 * `JournalError`: `KeyDamaged`, `KeySealed`. A journal from before there were yearly keys used one out of
 * the installation key: it is kept on as that of the year before.
 */
export function openDigestKeys(
  directory: string,
  installation: Uint8Array,
  sealer: Sealer | undefined,
  first: FirstKey,
): DigestKeys {
  const file = path.join(directory, 'digest.keys');
  const save = (keys: readonly YearKey[]) => {
    const lines = keys.map(({ year: of, key }) => `${of} ${key ? keyLine(key, sealer) : derived}`);
    writeWhole(file, lines.join(''));
  };
  let keys = meaningful(() => readKeys(file, sealer) ?? firstKeys(first));
  if (!existsSync(file)) meaningful(() => save(keys));
  const digestsOf = (all: readonly YearKey[]) =>
    all.map(({ key }) => createDigest(key ?? installation));
  let digests = digestsOf(keys);
  const keep = (next: readonly YearKey[]) => {
    save(next);
    keys = next;
    digests = digestsOf(next);
  };
  return {
    digest: (code) => newest(digests)(code),
    digests: (code) => digests.map((digest) => digest(code)),
    rotate: (next) => {
      if (newest(keys).year > next) {
        keep(keys.map(({ year, key }) => ({ year: Math.min(year, next), key })));
      }
      if (newest(keys).year >= next) return false;
      keep([{ year: next, key: randomBytes(32) }, ...keys]);
      return true;
    },
    dropBefore: (first) => {
      const kept = keys.filter((one, index) => index === 0 || one.year >= first);
      const dropped = keys.length - kept.length;
      if (dropped > 0) keep(kept);
      return dropped;
    },
  };
}

/** The newest stands first. */
interface YearKey {
  readonly year: number;
  /** Absent where it comes out of the installation key. */
  readonly key: Uint8Array | undefined;
}

const derived = 'derived\n';

function firstKeys({ year, isNew }: FirstKey): readonly YearKey[] {
  const first = { year, key: randomBytes(32) };
  return isNew ? [first] : [first, { year: year - 1, key: undefined }];
}

function readKeys(file: string, sealer: Sealer | undefined): readonly YearKey[] | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').match(/[^\n]*\n/g) ?? [];
  const keys = lines.map((line): YearKey => {
    const [, year, rest = ''] = /^(\d{4}) (.*\n)$/.exec(line) ?? [];
    if (year === undefined) throw new JournalError('KeyDamaged');
    return { year: Number(year), key: rest === derived ? undefined : keyOfLine(rest, sealer) };
  });
  if (keys.length === 0) throw new JournalError('KeyDamaged');
  return keys;
}

function newest<Value>(values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined) throw new RangeError('there is always a newest key');
  return first;
}
