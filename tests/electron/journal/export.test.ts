import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { startExport } from '../../../electron/node/journal/bundle/export-run.ts';
import { noteExport, readyForExport } from '../../../electron/node/journal/bundle/export-seal.ts';
import { writeEntries } from '../../../electron/node/journal/bundle/export-file.ts';
import { type ExportOrder, exportJournal } from '../../../electron/node/journal/bundle/export.ts';
import { verifyBundle } from '../../../electron/node/journal/bundle/verify-bundle.ts';
import { sha256 } from '../../../electron/node/journal/head-tag.ts';
import { canonicalText } from '../../../shared/record/canonical.ts';
import { parseEntry } from '../../../shared/record/parse-entry.ts';
import { leafHash } from '../../../shared/record/tree.ts';
import { begunCheck, checkEntry, finished, morning } from '../../fixtures/entries.ts';
import { drawer, keep, key, opened } from './desk-drawer.ts';

const unwatched = { tell: () => undefined, isCancelled: () => false };
const note = { format: 'bundle', operator: 'auditor' } as const;

test('a bundle of a whole journal ends with the entry that tells of it', async (t) => {
  const directory = closedJournal(t, 3);
  const ready = readyForExport(directory, key, note);
  const order = orderOf(directory, path.join(drawer(t), 'bundle'), ready);
  assert.equal(exportJournal(order, unwatched).entries, 4);
  const lines = readFileSync(path.join(order.out, 'entries.jsonl'), 'utf8').split('\n');
  const last = parseEntry(lines[3] ?? '');
  assert.deepEqual([last?.kind, last?.operator, lines.length], ['export', 'auditor', 5]);
  assert.equal((await verifyBundle(order.out)).holds, true);
});

test('beside a desk at work the head is signed as it stands, and nothing is noted', async (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, 3);
  const ready = readyForExport(directory, key, note);
  assert.deepEqual([ready.size, journal.size()], [3, { ok: true, value: 3 }]);
  const order = orderOf(directory, path.join(drawer(t), 'bundle.zip'), ready);
  exportJournal({ ...order, zip: true }, unwatched);
  assert.equal((await verifyBundle(order.out)).entries, 3);
});

test('without the installation key a bundle goes as far as the newest checkpoint', async (t) => {
  const directory = closedJournal(t, 2);
  assert.equal(readyForExport(directory, undefined, note).seal, undefined);
  readyForExport(directory, key, note);
  keepMore(t, directory, 4, 5);
  const ready = readyForExport(directory, undefined, note);
  assert.equal(ready.size, 5);
  const order = orderOf(directory, path.join(drawer(t), 'bundle'), ready);
  assert.equal(exportJournal(order, unwatched).entries, 3);
  assert.equal((await verifyBundle(order.out)).holds, true);
});

test('an export that ended well is noted with its digest, unless a desk has the journal open', (t) => {
  const directory = closedJournal(t, 2);
  const table = { format: 'csv', operator: 'auditor' } as const;
  const ended = { entries: 1, digest: 'a'.repeat(64), size: 2 };
  assert.equal(noteExport(directory, key, table, ended), true);
  assert.equal(noteExport(directory, undefined, table, ended), false);
  const journal = opened(t, directory);
  assert.equal(noteExport(directory, key, table, ended), false);
  const [entry] = journal.list({ limit: 1 });
  const { recordedAt: _, ...noted } = entry ?? { recordedAt: 0 };
  const stand = { desk: 'desk-7', operator: 'auditor', mode: 'demo' };
  const told = { kind: 'export', format: 'csv', first: 1, last: 2, entries: 1 };
  assert.deepEqual(noted, { version: 2, number: 3, ...stand, ...told, digest: ended.digest });
});

test('nothing that is there is ever written over', (t) => {
  const directory = closedJournal(t, 2);
  const ready = readyForExport(directory, key, note);
  for (const format of ['bundle', 'csv', 'jsonl'] as const) {
    for (const zip of [true, false]) {
      const out = path.join(drawer(t), 'there');
      writeFileSync(out, 'mine');
      const order = { ...orderOf(directory, out, ready), format, zip };
      assert.throws(() => exportJournal(order, unwatched), { code: 'EEXIST' });
      assert.equal(readFileSync(out, 'utf8'), 'mine');
    }
  }
});

test('an export that is cancelled, or ends badly, leaves nothing behind', async (t) => {
  const directory = closedJournal(t, 250);
  const ready = readyForExport(directory, key, note);
  for (const [format, zip] of [
    ['bundle', true],
    ['bundle', false],
    ['csv', false],
  ] as const) {
    const place = drawer(t);
    const order = { ...orderOf(directory, path.join(place, 'out'), ready), format, zip };
    const isCancelled = () => true;
    assert.throws(() => exportJournal(order, { ...unwatched, isCancelled }), {
      because: 'cancelled',
    });
    assert.deepEqual(readdirSync(place), []);
  }
  const place = drawer(t);
  const running = startExport(orderOf(directory, path.join(place, 'out'), ready), () => undefined);
  running.cancel();
  assert.deepEqual(await running.ended, { ok: false, fault: 'cancelled' });
  assert.deepEqual(readdirSync(place), []);
});

test('a place that is not there is told, and an export in a thread tells how far it is', async (t) => {
  const directory = closedJournal(t, 250);
  const ready = readyForExport(directory, key, note);
  const nowhere = orderOf(directory, path.join(drawer(t), 'no', 'where'), ready);
  const run = (order: ExportOrder) => startExport(order, (...far) => told.push(far)).ended;
  const told: (readonly number[])[] = [];
  assert.deepEqual(await run(nowhere), { ok: false, fault: 'no-access' });
  const out = path.join(drawer(t), 'bundle');
  const ended = await run({ ...nowhere, out });
  const manifest = readFileSync(path.join(out, 'manifest.json'));
  const digest = createHash('sha256').update(manifest).digest('hex');
  assert.deepEqual(ended, { ok: true, value: { entries: 251, digest } });
  assert.deepEqual(told, [[250, 251]]);
});

test('a table opens in Excel: its mark, its line ends, and no formula', (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  journal.begin(begunCheck(1, { operator: '=cmd|calc', service: '@пільга; "так", +1' }));
  journal.finish(begunCheck(1).requestId, finished({ skewMs: -340 }));
  journal.note({ desk: 'd', operator: '-2+3', mode: 'demo', kind: 'viewed', by: 'аудитор' });
  const out = path.join(drawer(t), 'table.csv');
  const order = {
    ...orderOf(directory, out, readyForExport(directory, key, note)),
    format: 'csv',
  } as const;
  exportJournal(order, unwatched);
  const text = readFileSync(out, 'utf8');
  const lines = text.split('\r\n');
  assert.equal(text.charCodeAt(0), 0xfeff);
  assert.equal(lines.length, 4);
  assert.match(lines[1] ?? '', /,desk-7,'=cmd\|calc,demo,"'@пільга; ""так"", \+1",camera,valid,/);
  assert.match(lines[1] ?? '', /,-340,$/);
  assert.match(lines[2] ?? '', /,viewed,d,'-2\+3,demo,.*,"\{""by"":""аудитор""\}"$/);
});

test('filters choose by time, verdict, operator and service, and leave other kinds out where they must', (t) => {
  const directory = drawer(t);
  const journal = opened(t, directory);
  for (const [n, operator, outcome, service] of [
    [1, 'anna', 'valid', 'a'],
    [2, 'anna', 'stale', 'a'],
    [3, 'boris', 'valid', 'b'],
  ] as const) {
    journal.begin(begunCheck(n, { operator, service }));
    journal.finish(begunCheck(n).requestId, finished({ outcome }));
  }
  journal.note({ desk: 'd', operator: 'anna', mode: 'demo', kind: 'stopped' });
  const ready = readyForExport(directory, key, note);
  const numbers = (filter: ExportOrder['filter']) => {
    const out = path.join(drawer(t), 'lines.jsonl');
    exportJournal({ ...orderOf(directory, out, ready), format: 'jsonl', filter }, unwatched);
    const lines = readFileSync(out, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => parseEntry(line)?.number);
  };
  assert.deepEqual(numbers({}), [1, 2, 3, 4]);
  assert.deepEqual(numbers({ outcomes: ['valid'] }), [1, 3]);
  assert.deepEqual(numbers({ operator: 'anna' }), [1, 2, 4]);
  assert.deepEqual(numbers({ service: 'b' }), [3]);
  assert.deepEqual(numbers({ operator: 'anna', outcomes: ['stale', 'invalid'] }), [2]);
  assert.deepEqual(numbers({ from: morning, until: morning }), []);
  assert.deepEqual(numbers({ from: morning, until: morning + 1 }), [1, 2, 3, 4]);
});

test('an empty journal can be exported, and one that is not there is not made', async (t) => {
  const directory = closedJournal(t, 0);
  const ready = readyForExport(directory, key, note);
  const order = orderOf(directory, path.join(drawer(t), 'bundle'), ready);
  assert.equal(exportJournal(order, unwatched).entries, 1);
  assert.equal((await verifyBundle(order.out)).holds, true);
  const nowhere = path.join(drawer(t), 'nowhere');
  assert.throws(() => readyForExport(nowhere, key, note), { name: 'JournalMissing' });
  assert.equal(existsSync(nowhere), false);
});

test('an entry that stands in another’s place is not exported', (t) => {
  const text = canonicalText(checkEntry(2));
  const row = { number: 5, text, leaf: Buffer.from(leafHash(sha256, Buffer.from(text))) };
  const place = drawer(t);
  const write = () =>
    writeEntries(path.join(place, 'out'), [row], { kind: 'jsonl' }, {}, unwatched.tell);
  assert.throws(write, { name: 'JournalAltered' });
  assert.deepEqual(readdirSync(place), []);
});

test('a bug in an export’s thread is told to whoever waits, and to nobody else', async () => {
  const running = startExport({} as ExportOrder, unwatched.tell);
  await assert.rejects(running.ended, TypeError);
  // The thread goes after its error.
  await new Promise((resolve) => setTimeout(resolve, 50));
});

function orderOf(
  directory: string,
  out: string,
  ready: Pick<ExportOrder, 'size' | 'seal'>,
): ExportOrder {
  const about = { program: '0.1.0', madeAt: morning, delimiter: ',' } as const;
  const { size, seal } = ready;
  return { directory, out, format: 'bundle', zip: false, filter: {}, size, seal, ...about };
}

function closedJournal(t: TestContext, entries: number): string {
  const directory = drawer(t);
  const journal = opened(t, directory);
  keep(journal, 1, entries);
  journal.close();
  return directory;
}

function keepMore(t: TestContext, directory: string, from: number, to: number): void {
  const journal = opened(t, directory);
  keep(journal, from, to);
  journal.close();
}
