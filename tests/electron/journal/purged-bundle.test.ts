import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { weighAnchors } from '../../../electron/node/journal/checkpoint/anchor-proof.ts';
import { exportJournal } from '../../../electron/node/journal/bundle/export.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { makeReceipt } from '../../../electron/node/journal/checkpoint/receipt.ts';
import { verifyBundle } from '../../../electron/node/journal/bundle/verify-bundle.ts';
import { verifyReceiptText } from '../../../electron/node/journal/bundle/verify-receipt-text.ts';
import { receiptText } from '../../../shared/record/receipt.ts';
import { morning, stand } from '../../fixtures/entries.ts';
import { drawer, keep, key } from './desk-drawer.ts';

test('after a purge every old proof, anchor and receipt still verifies, and so does a bundle', async (t) => {
  const directory = drawer(t);
  const clock = { at: morning };
  const journal = openJournal({ directory, key, now: () => clock.at });
  t.after(() => journal.close());
  keep(journal, 1, 5);
  const anchored = journal.checkpoint('desk-7');
  const receipt = makeReceipt(directory, 2);
  assert.ok(anchored.ok && typeof receipt === 'object');
  clock.at += 1_000;
  keep(journal, 6, 8);
  const plan = journal.purging.plan(clock.at);
  assert.ok(plan.ok && plan.value);
  journal.purging.begin(stand, plan.value);
  for (let step = journal.purging.step(); step.ok && step.value;) step = journal.purging.step();
  const sealed = journal.checkpoint('desk-7');
  assert.ok(sealed.ok);
  const out = path.join(drawer(t), 'bundle');
  const about = {
    program: '0.1.0',
    madeAt: morning,
    delimiter: ',',
    zip: false,
    filter: {},
  } as const;
  const order = {
    directory,
    out,
    format: 'bundle',
    size: 9,
    seal: sealed.value,
    ...about,
  } as const;
  exportJournal(order, { tell: () => undefined, isCancelled: () => false });
  const { holds, entries, purged } = await verifyBundle(out);
  assert.deepEqual({ holds, entries, purged }, { holds: true, entries: 9, purged: 5 });
  const [first] = readFileSync(path.join(out, 'entries.jsonl'), 'utf8').split('\n');
  assert.match(first ?? '', /^\{"leaf":"[\w+/]{43}=","number":1,"purged":true\}$/);
  const { compared, faults } = await verifyReceiptText(receiptText(receipt), { bundle: out });
  assert.deepEqual({ compared, faults }, { compared: 'leaf-only', faults: [] });
  assert.equal(makeReceipt(directory, 2), 'purged');
  const anchor = { where: 'stick', note: anchored.value.note };
  assert.equal(weighAnchors(directory, key, [anchor]).anchored, 5);
});

test('a table tells a purged entry by its number only, and leaves it out where anything is chosen', (t) => {
  const directory = drawer(t);
  const clock = { at: morning };
  const journal = openJournal({ directory, key, now: () => clock.at });
  t.after(() => journal.close());
  keep(journal, 1, 2);
  clock.at += 1_000;
  const plan = journal.purging.plan(clock.at);
  assert.ok(plan.ok && plan.value);
  journal.purging.begin(stand, plan.value);
  journal.purging.step();
  const about = { program: '0.1.0', madeAt: morning, delimiter: ',', zip: false } as const;
  const written = (filter: { operator?: string }) => {
    const out = path.join(drawer(t), 'table.csv');
    const order = {
      directory,
      out,
      format: 'csv',
      size: 3,
      seal: undefined,
      filter,
      ...about,
    } as const;
    exportJournal(order, { tell: () => undefined, isCancelled: () => false });
    return readFileSync(out, 'utf8').split('\r\n').slice(1, -1);
  };
  assert.deepEqual(
    written({})
      .slice(0, 2)
      .map((line) => line.slice(0, 16)),
    ['1,,purged-text,,', '2,,purged-text,,'],
  );
  assert.equal(written({ operator: stand.operator }).length, 1);
});
