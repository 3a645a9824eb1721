/** Why the journal can't be kept, as the page has words for it. */
export const journalTroubles = [
  'in-use',
  'missing',
  'unreadable',
  'foreign',
  'from-future',
  'altered',
  'no-room',
  'read-only',
  'unwritable',
  'key-lost',
  'key-damaged',
  'key-sealed',
] as const;
export type JournalTroubleName = (typeof journalTroubles)[number];

/** The trouble that a journal's fault means, by the beginning of its detail. */
export function troubleOf(detail: string): JournalTroubleName {
  const found = meanings.find(([beginning]) => detail.startsWith(beginning));
  return found?.[1] ?? 'unwritable';
}

/**
 * Whether a new journal may be begun while the old one is laid aside whole: never where the old one goes on
 * by itself, or with the account that sealed its key.
 */
export function maySetAside(trouble: JournalTroubleName): boolean {
  return !['in-use', 'no-room', 'read-only', 'unwritable', 'key-sealed'].includes(trouble);
}

/** The longer beginnings first. */
const meanings: readonly (readonly [beginning: string, trouble: JournalTroubleName])[] = [
  ['JournalInUse', 'in-use'],
  ['JournalMissing', 'missing'],
  ['JournalUnreadable', 'unreadable'],
  ['JournalForeign', 'foreign'],
  ['JournalFromFuture', 'from-future'],
  ['JournalAltered', 'altered'],
  ['KeyLost', 'key-lost'],
  ['KeyDamaged', 'key-damaged'],
  ['KeySealed', 'key-sealed'],
  ['SQLITE_FULL', 'no-room'],
  ['ENOSPC', 'no-room'],
  ['EDQUOT', 'no-room'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['SQLITE_BUSY', 'in-use'],
  ['SQLITE_LOCKED', 'in-use'],
  ['SQLITE_CORRUPT', 'unreadable'],
  ['SQLITE_NOTADB', 'unreadable'],
];
