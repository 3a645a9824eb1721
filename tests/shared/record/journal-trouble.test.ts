import assert from 'node:assert/strict';
import test from 'node:test';
import { journalTroubles, troubleOf, waysOut } from '../../../shared/record/journal-trouble.ts';

test('every detail of a journal’s fault has its trouble, and every trouble a way out', () => {
  const meant = {
    SQLITE_FULL: 'disk-full',
    ENOSPC: 'disk-full',
    SQLITE_READONLY_DIRECTORY: 'read-only',
    EACCES: 'read-only',
    SQLITE_BUSY: 'in-use',
    JournalInUse: 'in-use',
    SQLITE_CORRUPT_VTAB: 'damaged',
    JournalUnreadable: 'damaged',
    JournalMissing: 'missing',
    JournalAltered: 'altered',
    JournalForeign: 'foreign',
    JournalFromFuture: 'from-future',
    KeyLost: 'key-lost',
    KeyDamaged: 'key-damaged',
    KeySealed: 'key-sealed',
    SQLITE_IOERR_FSYNC: 'unwritable',
    JournalUnwritable: 'unwritable',
    '': 'unwritable',
  } as const;
  const found = Object.fromEntries(Object.keys(meant).map((detail) => [detail, troubleOf(detail)]));
  assert.deepEqual(found, meant);
  assert.deepEqual(new Set(Object.values(meant)), new Set(journalTroubles));
  assert.ok(journalTroubles.every((trouble) => waysOut[trouble].length > 0));
});
