import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  journalTroubles,
  maySetAside,
  troubleOf,
} from '../../../shared/contract/journal-trouble.ts';

test('every way in which a journal fails has its own words, and an unknown one has some', () => {
  const details = [
    ['SQLITE_FULL', 'no-room'],
    ['ENOSPC', 'no-room'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['SQLITE_CANTOPEN', 'read-only'],
    ['EROFS', 'read-only'],
    ['SQLITE_BUSY', 'in-use'],
    ['SQLITE_CORRUPT_VTAB', 'unreadable'],
    ['JournalMissing', 'missing'],
    ['JournalForeign', 'foreign'],
    ['JournalFromFuture', 'from-future'],
    ['JournalAltered', 'altered'],
    ['KeyLost', 'key-lost'],
    ['KeyDamaged', 'key-damaged'],
    ['KeySealed', 'key-sealed'],
    ['SQLITE_IOERR_WRITE', 'unwritable'],
    ['', 'unwritable'],
  ] as const;
  for (const [detail, trouble] of details) assert.equal(troubleOf(detail), trouble, detail);
});

test('a journal is laid aside only where nothing else lets the old one go on', () => {
  assert.deepEqual(journalTroubles.filter(maySetAside), [
    'missing',
    'unreadable',
    'foreign',
    'from-future',
    'altered',
    'key-lost',
    'key-damaged',
  ]);
});
