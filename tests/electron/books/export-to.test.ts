import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { exportTo } from '../../../electron/node/books/export-to.ts';
import { stand } from '../../fixtures/entries.ts';
import { drawer, opened } from '../journal/desk-drawer.ts';

test('an export of no entries is told as one of none', async (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  const record = { journal, checkpoint: journal.checkpoint };
  const ended = await exportTo({ directory, record, version: '0.1.0' }, stand, {
    path: path.join(drawer(t), 'table.csv'),
    request: { format: 'csv', zip: false, filter: {} },
    tell: () => undefined,
    signal: new AbortController().signal,
  });
  const [told] = journal.list({ limit: 1 });
  assert.equal(ended.kind, 'exported');
  assert.deepEqual(told?.kind === 'export' && [told.first, told.last, told.entries], [0, 0, 0]);
});
