import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { parseVerifierKey } from '../../../electron/node/journal/checkpoint/checkpoint-note.ts';
import { exportJournal } from '../../../electron/node/journal/bundle/export.ts';
import { makeReceipt, proveEntry } from '../../../electron/node/journal/checkpoint/receipt.ts';
import { verifyReceiptText } from '../../../electron/node/journal/bundle/verify-receipt-text.ts';
import {
  parseReceipt,
  parseReceiptLine,
  receiptLine,
  receiptText,
  type Receipt,
} from '../../../shared/record/receipt.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, keep, opened } from './desk-drawer.ts';

test('a receipt holds by itself, beside the journal and beside a bundle; a changed one only where it can’t be seen', async (t) => {
  const { directory, bundle, receipt } = kept(t);
  const [text, line] = [receiptText(receipt), receiptLine(receipt)];
  const verdicts = async (given: string) => {
    const besides = [{}, { directory }, { bundle }];
    return Promise.all(besides.map(async (one) => (await verifyReceiptText(given, one)).faults));
  };
  assert.deepEqual(await verdicts(text), [[], [], []]);
  // The time, the desk and the verdict are not in the leaf's proof: only the entry tells.
  for (const [was, is] of [
    ['"outcome":"valid"', '"outcome":"stale"'],
    ['"desk":"desk-7"', '"desk":"desk-8"'],
    ['"recordedAt":1', '"recordedAt":2'],
  ] as const) {
    const facts = ['facts-differ'];
    assert.deepEqual(await verdicts(text.replace(was, is)), [[], facts, facts], was);
  }
  const other = text.replace('"number":2', '"number":3');
  const both = ['inclusion-differs', 'leaf-differs'];
  assert.deepEqual(await verdicts(other), [['inclusion-differs'], both, both]);
  const far = line.replace('receipt 1 2 ', 'receipt 1 200 ');
  assert.deepEqual(await verdicts(far), [[], ['entry-missing'], ['entry-missing']]);
  assert.deepEqual(await verdicts('hello'), Array(3).fill(['receipt-unreadable']));
});

test('the text of a QR proves nothing by itself', async (t) => {
  const { directory, receipt } = kept(t);
  const line = receiptLine(receipt);
  assert.equal((await verifyReceiptText(line, {})).holds, false);
  const { holds, isIncluded, compared } = await verifyReceiptText(line, { directory });
  assert.deepEqual(
    { holds, isIncluded, compared },
    { holds: true, isIncluded: false, compared: 'entry' },
  );
});

test('a receipt beside a bundle that does not hold does not hold', async (t) => {
  const { bundle, receipt } = kept(t);
  const file = path.join(bundle, 'entries.jsonl');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"valid"', '"stale"'));
  const { faults } = await verifyReceiptText(receiptText(receipt), { bundle });
  assert.deepEqual(faults, ['kept-broken']);
});

test('a receipt of another key is not taken', async (t) => {
  const { receipt } = kept(t);
  const key = parseVerifierKey(
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  );
  assert.deepEqual((await verifyReceiptText(receiptText(receipt), { key })).faults, [
    'key-differs',
  ]);
  const unsigned = receiptText({ ...receipt, checkpoint: `${receipt.checkpoint}x` });
  assert.deepEqual((await verifyReceiptText(unsigned, {})).faults, ['checkpoint-unsigned']);
  const keyless = receiptText({ ...receipt, key: 'x' });
  assert.deepEqual((await verifyReceiptText(keyless, {})).faults, ['key-unreadable']);
});

test('a receipt and the line of its QR are read back as they were written, and nothing else is', (t) => {
  const { receipt } = kept(t);
  const { format: _, version: __, path: ___, checkpoint: ____, key: _____, ...facts } = receipt;
  assert.deepEqual(parseReceipt(` ${receiptText(receipt)}\r\n`), receipt);
  for (const desk of ['desk-7', 'Вікно 4, «головне»', '']) {
    for (const because of [undefined, 'type-claimed']) {
      const told = { ...facts, desk, because };
      assert.deepEqual(parseReceiptLine(`${receiptLine(told)}${desk === '' ? '' : '\n'}`), told);
    }
  }
  for (const text of [
    '',
    'zvirka-receipt 2 1',
    '{}',
    `${receiptText(receipt)}x`,
    '['.repeat(50_000),
  ]) {
    assert.deepEqual([parseReceipt(text), parseReceiptLine(text)], [undefined, undefined]);
  }
});

test('a receipt tells nothing of the citizen, nor of the administrator', (t) => {
  const { receipt } = kept(t);
  assert.deepEqual(Object.keys(receipt).toSorted(), [
    'because',
    'checkpoint',
    'desk',
    'format',
    'key',
    'leaf',
    'number',
    'outcome',
    'path',
    'recordedAt',
    'version',
  ]);
});

test('an entry is proved as soon as a checkpoint spans it', (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 3);
  assert.deepEqual(
    [makeReceipt(directory, 3), proveEntry(directory, 3)?.inclusion],
    ['not-yet', 'not-yet'],
  );
  journal.checkpoint('desk-7');
  const { inclusion, checkpointSize } = proveEntry(directory, 3) ?? {};
  assert.deepEqual({ inclusion, checkpointSize }, { inclusion: 'proved', checkpointSize: 3 });
  journal.note({ desk: 'desk-7', operator: 'a', mode: 'demo', kind: 'stopped' });
  journal.checkpoint('desk-7');
  assert.deepEqual([makeReceipt(directory, 4), makeReceipt(directory, 5)], ['no-check', 'absent']);
  assert.equal(proveEntry(directory, 5), undefined);
});

test('proofs of a journal of three hundred entries use its kept subtrees', (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 300);
  journal.checkpoint('desk-7');
  for (const number of [1, 256, 257, 300]) {
    assert.equal(proveEntry(directory, number)?.inclusion, 'proved');
  }
});

/** A journal of four checks, its bundle, and the receipt of the second. */
function kept(t: TestContext) {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 4);
  const made = journal.checkpoint('desk-7');
  assert.ok(made.ok);
  const bundle = path.join(drawer(t), 'bundle');
  const about = { program: '0.1.0', madeAt: morning, delimiter: ',', zip: false } as const;
  const order = {
    directory,
    out: bundle,
    format: 'bundle',
    filter: {},
    size: 4,
    ...about,
  } as const;
  exportJournal(
    { ...order, seal: made.value },
    { tell: () => undefined, isCancelled: () => false },
  );
  const receipt = makeReceipt(directory, 2);
  assert.notEqual(typeof receipt, 'string');
  return { directory, bundle, receipt: receipt as Receipt };
}
