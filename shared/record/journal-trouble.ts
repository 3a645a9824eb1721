/** Why nothing can be recorded, for the words on the screen: a closed list. */
export const journalTroubles = [
  'disk-full',
  'read-only', // the file or its folder may not be written
  'in-use', // another program keeps it
  'missing', // the file is gone
  'damaged', // SQLite can't read it
  'altered', // not as this installation left it
  'foreign', // a database of another program
  'from-future', // written by a newer version
  'key-lost',
  'key-damaged',
  'key-sealed', // sealed for another account or computer
  'unwritable', // the disk fails in some other way
] as const;
export type JournalTrouble = (typeof journalTroubles)[number];

/** What helps: a closed list as well. Nothing is ever overwritten. */
export type WayOut =
  | 'make-room'
  | 'give-access'
  | 'close-other'
  | 'bring-back' // put the file back, or from a backup
  | 'set-aside' // lay the old file aside whole and begin a new one
  | 'update'
  | 'sign-in-as-before' // the account, or the computer, that sealed the key
  | 'check-disk';

/** The way out of each trouble, the better one first. */
export const waysOut: Readonly<Record<JournalTrouble, readonly [WayOut, ...WayOut[]]>> = {
  'disk-full': ['make-room'],
  'read-only': ['give-access'],
  'in-use': ['close-other'],
  missing: ['bring-back', 'set-aside'],
  damaged: ['bring-back', 'set-aside'],
  altered: ['set-aside'],
  foreign: ['bring-back', 'set-aside'],
  'from-future': ['update', 'set-aside'],
  'key-lost': ['bring-back', 'set-aside'],
  'key-damaged': ['bring-back', 'set-aside'],
  'key-sealed': ['sign-in-as-before', 'set-aside'],
  unwritable: ['check-disk'],
};

/** What the detail of a journal's fault means. */
export function troubleOf(detail: string): JournalTrouble {
  return meanings.find(([prefix]) => detail.startsWith(prefix))?.[1] ?? 'unwritable';
}

/** By prefix: SQLite adds details, such as SQLITE_READONLY_DIRECTORY. */
const meanings: readonly (readonly [string, JournalTrouble])[] = [
  ['SQLITE_FULL', 'disk-full'],
  ['ENOSPC', 'disk-full'],
  ['EDQUOT', 'disk-full'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['SQLITE_BUSY', 'in-use'],
  ['SQLITE_LOCKED', 'in-use'],
  ['JournalInUse', 'in-use'],
  ['JournalMissing', 'missing'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['JournalUnreadable', 'damaged'],
  ['JournalAltered', 'altered'],
  ['JournalForeign', 'foreign'],
  ['JournalFromFuture', 'from-future'],
  ['KeyLost', 'key-lost'],
  ['KeyDamaged', 'key-damaged'],
  ['KeySealed', 'key-sealed'],
];
