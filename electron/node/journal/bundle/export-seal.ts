import { existsSync } from 'node:fs';
import type { Stand } from '../../../../shared/record/entry.ts';
import type { ExportFormat } from '../../../../shared/record/happening.ts';
import { root } from '../../../../shared/record/tree.ts';
import { deskOf } from '../checkpoint/checkpoint-desk.ts';
import { openSigner } from '../checkpoint/checkpoint-signer.ts';
import { newestCheckpoint } from '../checkpoint/checkpoint-store.ts';
import { signCheckpoint } from '../checkpoint/checkpoint.ts';
import { journalPath, type ReadableDb } from '../database.ts';
import { JournalError } from '../errors.ts';
import type { Seal } from './export.ts';
import type { Exported } from './export-file.ts';
import { headReader } from '../head.ts';
import { createHeadTag, sha256 } from '../head-tag.ts';
import { openForReading } from '../reading/open-reading.ts';
import { openJournal, type OpenedJournal } from '../open-journal.ts';

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
    const { stand, size } = standIn(journal, note.operator);
    const entry = journal.note({ ...stand, ...exportOf(note.format, size, size) });
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
      const { stand } = standIn(journal, operator);
      return journal.note({ ...stand, ...exportOf(format, size, entries), digest });
    });
  return noted?.ok === true;
}

function exportOf(format: ExportFormat, last: number, entries: number) {
  return { kind: 'export', format, first: Math.min(last, 1), last, entries } as const;
}

/** Whose desk it is, as its newest entry says, and how many entries there are. */
function standIn(journal: OpenedJournal, operator: string): { stand: Stand; size: number } {
  const [last] = journal.list({ limit: 1 });
  const size = journal.size();
  const stand = { desk: last?.desk ?? '', mode: last?.mode ?? 'live', operator } as const;
  return { stand, size: size.ok ? size.value : 0 };
}

/** Does work as the journal's one writer; nothing when somebody else is, or where nobody may write. */
function writing<Value>(
  directory: string,
  key: Uint8Array,
  work: (journal: OpenedJournal) => Value,
): Value | undefined {
  // Opening for writing would make one.
  if (!existsSync(journalPath(directory))) throw new JournalError('JournalMissing');
  try {
    const journal = openJournal({ directory, key, now: Date.now, waitMs: 0 });
    try {
      return work(journal);
    } finally {
      journal.close();
    }
  } catch (error) {
    if (error instanceof JournalError && notOurs.has(error.name)) return undefined;
    throw error;
  }
}

const notOurs: ReadonlySet<string> = new Set(['JournalInUse', 'JournalUnwritable']);

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
  const size = db.prepare<[], number>('SELECT coalesce(max(number), 0) FROM entry').pluck().get();
  return { size: size ?? 0, seal: newestCheckpoint(db)() };
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
