import type { ExportFormat } from '../../../../shared/record/happening.ts';
import { root } from '../../../../shared/record/tree.ts';
import { standIn, writing } from '../as-writer.ts';
import { deskOf } from '../checkpoint/checkpoint-desk.ts';
import { openSigner } from '../checkpoint/checkpoint-signer.ts';
import { newestCheckpoint } from '../checkpoint/checkpoint-store.ts';
import { signCheckpoint } from '../checkpoint/checkpoint.ts';
import type { ReadableDb } from '../database.ts';
import { JournalError } from '../errors.ts';
import type { Seal } from './export.ts';
import { exportEntry } from './export-entry.ts';
import type { Exported } from './export-file.ts';
import { headReader } from '../head.ts';
import { createHeadTag, sha256 } from '../head-tag.ts';
import { newestNumber } from '../newest-number.ts';
import { openForReading } from '../reading/open-reading.ts';

/** How far an export may go, and what vouches for it. */
export interface Ready {
  readonly size: number;
  /** Absent for tables, and where nothing is signed. */
  readonly seal: Seal | undefined;
}

/** What the journal is to say of an export. */
export interface ExportNote {
  readonly format: ExportFormat;
  /** Who exports. */
  readonly operator: string;
}

/**
 * Signs the head for a bundle, which is to hold an entry that tells of it. While a desk is at work its
 * journal has one writer already: then the head is signed as it stands. Without the installation key, which
 * the system may keep from this program, the newest checkpoint must do. Throws a `JournalError` when there
 * is no journal, or it is not as this installation left it.
 */
export function readyForExport(
  directory: string,
  key: Uint8Array | undefined,
  note: ExportNote,
): Ready {
  if (!key || note.format !== 'bundle') return reading(directory, newest);
  const made = writing(directory, key, (journal) => {
    const stand = standIn(journal, note.operator);
    const size = journal.size();
    const entry = size.ok
      ? journal.note({ ...stand, ...exportEntry(note.format, size.value, size.value) })
      : size;
    return entry.ok ? journal.checkpoint(stand.desk) : entry;
  });
  if (made && !made.ok) throw new JournalError('JournalUnwritable');
  return made
    ? { size: made.value.size, seal: made.value }
    : reading(directory, (db) => signedNow(db, key));
}

/** Tells the journal of an export that ended well; false when it can't be told here and now. */
export function noteExport(
  directory: string,
  key: Uint8Array | undefined,
  { format, operator }: ExportNote,
  { entries, digest, size }: Exported & { readonly size: number },
): boolean {
  const noted =
    key &&
    writing(directory, key, (journal) => {
      const stand = standIn(journal, operator);
      return journal.note({ ...stand, ...exportEntry(format, size, entries, digest) });
    });
  return noted?.ok === true;
}

function reading(directory: string, ready: (db: ReadableDb) => Ready): Ready {
  const { db, isSchemaOurs, isEmpty } = openForReading(directory);
  try {
    if (!isSchemaOurs) throw new JournalError('JournalAltered');
    return isEmpty ? { size: 0, seal: undefined } : ready(db);
  } finally {
    db.close();
  }
}

function newest(db: ReadableDb): Ready {
  return { size: newestNumber(db)(), seal: newestCheckpoint(db)() };
}

/** In one transaction: the head, signed for the desk that its newest entry names. */
function signedNow(db: ReadableDb, key: Uint8Array): Ready {
  return db.transaction(() => {
    const range = headReader(db, createHeadTag(key))();
    const signer = openSigner(key)(deskOf(db, range.size));
    const note = signCheckpoint({ size: range.size, root: root(sha256, range) }, signer);
    return { size: range.size, seal: { note, key: signer.key.text } };
  })();
}
