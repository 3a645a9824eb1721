import type { CompactRange } from '../../../shared/record/tree.ts';
import type { ReadableDb, WritableDb } from './database.ts';
import { JournalError } from './errors.ts';
import { type HeadTag, holdsTag } from './head-tag.ts';
import { newestNumber } from './newest-number.ts';
import { openChecksHasher } from './open-checks.ts';
import { purgedUntilReader } from './keeping/purged-until.ts';
import { treeReader, treeWriter } from './tree-row.ts';

/** Reads the tree's head. Throws `JournalAltered` when the journal is not the one this installation left. */
export function headReader(db: ReadableDb, tag: HeadTag): () => CompactRange {
  const read = treeReader(db);
  const hashOpen = openChecksHasher(db);
  const purgedUntil = purgedUntilReader(db);
  const newest = newestNumber(db);
  return () => {
    const tree = read();
    // SECURITY: a head that is not ours is never tagged anew, or a rewritten journal would pass for ours.
    if (newest() !== tree?.range.size) throw new JournalError('JournalAltered');
    const head = { range: tree.range, open: hashOpen(), purgedUntil: purgedUntil() };
    if (!holdsTag(tag, head, tree.tag)) throw new JournalError('JournalAltered');
    return tree.range;
  };
}

/** Writes the head with a tag over all that the journal holds now: the last step of every transaction. */
export function headWriter(db: WritableDb, tag: HeadTag): (range: CompactRange) => void {
  const write = treeWriter(db);
  const hashOpen = openChecksHasher(db);
  const purgedUntil = purgedUntilReader(db);
  return (range) => {
    write({ range, tag: tag({ range, open: hashOpen(), purgedUntil: purgedUntil() }) });
  };
}
