import { parseBegun } from '../../../../shared/record/parse-entry.ts';
import type { ReadableDb } from '../database.ts';
import { newestNumber } from '../newest-number.ts';
import { openChecksHasher } from '../open-checks.ts';
import type { Fault } from './proof.ts';
import { purgedUntilReader } from '../keeping/purged-until.ts';
import { treeReader, type TreeRow } from '../tree-row.ts';

/** All of a journal but its entries, at one moment. */
export interface JournalState {
  /** The newest number: there should be as many entries. */
  readonly size: number;
  readonly tree: TreeRow | undefined;
  /** Hash of the checks that have begun and have no entry. */
  readonly open: Uint8Array;
  readonly unfinished: number;
  readonly purgedUntil: number;
  readonly faults: readonly Fault[];
}

/** Reads it in one transaction: of a living writer's work all or nothing. */
export function readState(db: ReadableDb): JournalState {
  return db.transaction((): JournalState => {
    const begun = db.prepare<[], string>('SELECT text FROM begun').pluck().all();
    const unreadable = begun.filter((text) => !parseBegun(text));
    const strays = db
      .prepare<[], number>('SELECT number FROM entry WHERE number < 1')
      .pluck()
      .all();
    return {
      size: newestNumber(db)(),
      tree: treeReader(db)(),
      open: openChecksHasher(db)(),
      unfinished: begun.length,
      purgedUntil: purgedUntilReader(db)(),
      faults: [
        ...strays.map((number) => ({ kind: 'number-differs', number }) as const),
        ...unreadable.map(() => ({ kind: 'begun-unreadable' }) as const),
      ],
    };
  })();
}
