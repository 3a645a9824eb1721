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

test('no journal that may still be kept on is laid aside', () => {
  assert.deepEqual(journalTroubles.filter(maySetAside), [
    'missing',
    'unreadable',
    'altered',
    'key-lost',
    'key-damaged',
  ]);
});
