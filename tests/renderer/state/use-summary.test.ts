import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summary } from '../../../renderer/gallery/book-fixtures.ts';
import { readOf, type SummaryRead } from '../../../renderer/state/use-summary.ts';

test('figures of one span never stand under the name of another', () => {
  const { from, until } = summary;
  const read: SummaryRead = { kind: 'read', summary };
  assert.equal(readOf(read, { from, until, slice: 'hour' }), read);
  assert.deepEqual(readOf(read, { from: from - 1, until, slice: 'day' }), { kind: 'reading' });
  assert.deepEqual(readOf(read, undefined), { kind: 'reading' });
  assert.deepEqual(readOf({ kind: 'failed' }, undefined), { kind: 'failed' });
});
