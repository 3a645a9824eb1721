import Database from 'better-sqlite3';

/** Why there is no journal to work with. Each has its own words on the screen of the root that meets it. */
export type JournalTrouble = keyof typeof sentences;

const sentences = {
  JournalInUse: 'another process writes this journal',
  JournalMissing: 'there is no journal here',
  JournalUnreadable: 'the journal is damaged',
  JournalForeign: 'the database is not a journal of this program',
  JournalFromFuture: 'the journal was written by a newer version of this program',
  JournalAltered: 'the journal or its key was changed by something else than this program',
  JournalUnwritable: 'the journal cannot be read or written: no space or no permission',
  KeyLost: 'the journal is there, but its installation key is not',
  KeyDamaged: 'the installation key is damaged',
  KeySealed: 'the installation key is sealed, and this program has nothing to unseal it with',
} as const;

/** Thrown when a journal or its key cannot be opened; `name` says why, `cause` is what was met. */
export class JournalError extends Error {
  override readonly name: JournalTrouble;

  constructor(name: JournalTrouble, cause?: unknown) {
    super(sentences[name], { cause });
    this.name = name;
  }
}

/** What an error met on opening means; an error that means nothing here is a bug and comes back as it is. */
export function meaningOf(error: unknown): unknown {
  if (error instanceof JournalError) return error;
  const code = worldCode(error);
  if (code === undefined) return error;
  const trouble = Object.entries(troubles).find(([prefix]) => code.startsWith(prefix))?.[1];
  return new JournalError(trouble ?? 'JournalUnwritable', error);
}

/** Does the work of opening: an error that means something here gets its name. */
export function meaningful<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw meaningOf(error);
  }
}

/** The code of an error that the world makes (a disk, a lock, a permission); nothing for a bug. */
export function worldCode(error: unknown): string | undefined {
  if (error instanceof JournalError) return error.name;
  if (error instanceof Database.SqliteError) {
    return worldly.some((prefix) => error.code.startsWith(prefix)) ? error.code : undefined;
  }
  // A system error of Node: it names the call that failed.
  return error instanceof Error && 'syscall' in error && 'code' in error
    ? String(error.code)
    : undefined;
}

/** Prefixes, because SQLite adds details (SQLITE_IOERR_WRITE). What is not here is a bug: syntax, constraints, misuse. */
const worldly = [
  'SQLITE_BUSY',
  'SQLITE_LOCKED',
  'SQLITE_NOMEM',
  'SQLITE_READONLY',
  'SQLITE_IOERR',
  'SQLITE_CORRUPT',
  'SQLITE_FULL',
  'SQLITE_CANTOPEN',
  'SQLITE_PROTOCOL',
  'SQLITE_PERM',
  'SQLITE_NOTADB',
] as const;

const troubles: Readonly<Record<string, JournalTrouble>> = {
  SQLITE_BUSY: 'JournalInUse',
  SQLITE_LOCKED: 'JournalInUse',
  SQLITE_CORRUPT: 'JournalUnreadable',
  SQLITE_NOTADB: 'JournalUnreadable',
};
