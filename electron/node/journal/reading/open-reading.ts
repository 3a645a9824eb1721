import { existsSync } from 'node:fs';
import { journalPath, openCopy, openReadable, type ReadableDb } from '../database.ts';
import { JournalError } from '../errors.ts';
import { checkOurs, migrate, migrations, versionOf } from '../migrate.ts';
import { schemaAt, schemaOf } from '../schema.ts';
import { fillSubtrees } from '../subtrees.ts';

/** A journal opened for reading, in the newest schema. */
export interface Reading {
  readonly db: ReadableDb;
  /** Whether tables, indexes and triggers were the program's own. */
  readonly isSchemaOurs: boolean;
  /** A file that was made and not yet written: it has no tables at all. */
  readonly isEmpty: boolean;
  /** Whether its entries are marked: those of the first version were not. */
  readonly isMarked: boolean;
}

/**
 * Opens the journal of a directory beside a living writer or after a crash, and leaves the file as it is:
 * one of an older version is read as a copy in memory. Throws a `JournalError` when there is none, or a
 * newer one; throws SQLite's own error for a damaged file.
 */
export function openForReading(directory: string): Reading {
  const file = journalPath(directory);
  if (!existsSync(file)) throw new JournalError('JournalMissing');
  const db = openReadable(file);
  try {
    checkOurs(db);
    const version = versionOf(db);
    const isSchemaOurs = schemaOf(db) === schemaAt(version);
    const isOld = version > 0 && version < (migrations.at(-1)?.version ?? 0);
    if (!isOld || !isSchemaOurs)
      return { db, isSchemaOurs, isEmpty: version === 0, isMarked: !isOld };
    const copy = openCopy(db);
    db.close();
    migrate(copy);
    fillSubtrees(copy);
    return { db: copy, isSchemaOurs, isEmpty: false, isMarked: false };
  } catch (error) {
    db.close();
    throw error;
  }
}
