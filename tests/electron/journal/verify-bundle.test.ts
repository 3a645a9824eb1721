import fc from 'fast-check';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { parseVerifierKey } from '../../../electron/node/journal/checkpoint/checkpoint-note.ts';
import { verifyBundle } from '../../../electron/node/journal/bundle/verify-bundle.ts';
import { canonicalJson } from '../../../shared/record/canonical.ts';
import { makeBundle, sealOf, storedRows } from '../../fixtures/bundles.ts';
import { drawer } from './desk-drawer.ts';

const key = parseVerifierKey(sealOf(storedRows(1)).key);

test('a bundle of our own holds, as a folder and as a .zip, with the key and without', async (t) => {
  const directory = drawer(t);
  for (const name of ['bundle', 'bundle.zip']) {
    const bundle = path.join(directory, name);
    makeBundle(bundle);
    const { head, key: own } = sealOf(storedRows(7));
    const report = {
      holds: true,
      entries: 7,
      purged: 1,
      origin: 'zvirka/desk-7',
      root: Buffer.from(head.root).toString('hex'),
      key: own,
      faults: [],
    };
    assert.deepEqual(await verifyBundle(bundle, key), { ...report, keyIs: 'given' });
    assert.deepEqual(await verifyBundle(bundle), { ...report, keyIs: 'its-own' });
  }
});

test('a bundle of no entries, of one and of a thousand holds', async (t) => {
  const directory = drawer(t);
  for (const size of [0, 1, 1_000]) {
    const bundle = path.join(directory, String(size));
    makeBundle(bundle, storedRows(size));
    const { holds, entries, faults } = await verifyBundle(bundle, key);
    assert.deepEqual({ holds, entries, faults }, { holds: true, entries: size, faults: [] });
  }
});

test('a changed line is named, also when its text is one that the program writes', async (t) => {
  for (const [change, kind, line] of [
    [(lines) => lines.with(4, swap(lines[4], 'valid', 'stale')), 'line-differs', 5],
    [(lines) => lines.with(4, swap(lines[4], '"number":5', '"number":50')), 'number-differs', 5],
    [(lines) => lines.with(4, '{}'), 'line-unreadable', 5],
    [(lines) => lines.with(0, `\u{feff}${lines[0] ?? ''}`), 'line-unreadable', 1],
    [(lines) => lines.map((one) => (one === '' ? '' : `${one}\r`)), 'line-unreadable', 1],
    [(lines) => lines.toSpliced(2, 2, lines[3] ?? '', lines[2] ?? ''), 'number-differs', 3],
    [(lines) => lines.toSpliced(5, 1), 'number-differs', 6],
    [(lines) => lines.toSpliced(6, 1), 'lines-missing', 7],
    [(lines) => lines.toSpliced(0, 7), 'lines-missing', 1],
    [(lines) => lines.toSpliced(7, 0, lines[6] ?? ''), 'lines-left-over', 8],
    [(lines) => lines.slice(0, -1), 'line-unreadable', 7],
    [(lines) => lines.with(1, swap(lines[1], '{', '{"number":2,')), 'line-unreadable', 2],
    [(lines) => lines.with(1, swap(lines[1], ':', ': ')), 'line-unreadable', 2],
    [(lines) => lines.with(1, '['.repeat(10_000)), 'line-unreadable', 2],
    [(lines) => lines.with(1, `"${'x'.repeat(20_000)}"`), 'line-too-long', 2],
    [(lines) => lines.with(1, 'x'.repeat(1_000_000)), 'line-too-long', 2],
    [(lines) => lines.with(2, swap(lines[2], 'true', 'false')), 'line-unreadable', 3],
    [(lines) => lines.with(2, swap(lines[2], '"leaf":"', '"leaf":"A')), 'line-unreadable', 3],
  ] as const satisfies readonly (readonly [Change, string, number])[]) {
    const bundle = changedLines(t, change);
    const { holds, faults } = await verifyBundle(bundle, key);
    assert.equal(holds, false);
    assert.deepEqual(faults[0], { kind, line });
  }
});

test('without the leaf hashes a changed line shows all the same', async (t) => {
  const bundle = changedLines(t, (lines) => lines.with(4, swap(lines[4], 'valid', 'stale')));
  rmSync(path.join(bundle, 'leaves.bin'));
  const { faults } = await verifyBundle(bundle, key);
  assert.deepEqual(
    faults.map(({ kind }) => kind),
    ['file-missing', 'root-differs', 'manifest-differs'],
  );
});

test('a checkpoint or a key of somebody else is not taken', async (t) => {
  const rows = storedRows(7, [3]);
  const own = sealOf(rows);
  const other = sealOf(rows, 'desk-7', Buffer.alloc(32, 6));
  const neighbour = sealOf(rows, 'desk-8');
  for (const [seal, kinds] of [
    [{ ...own, note: other.note }, ['checkpoint-unsigned']],
    [{ ...own, note: neighbour.note }, ['checkpoint-unsigned']],
    [other, ['key-differs']],
    [neighbour, ['key-differs']],
    [{ ...own, note: sealOf(rows.slice(1)).note }, ['leaves-differ', 'lines-left-over']],
    [{ ...own, note: `${own.note}x` }, ['checkpoint-unsigned']],
    [{ ...own, key: `${own.key}x` }, ['key-unreadable', 'checkpoint-unsigned']],
    [{ ...own, key: '' }, ['key-unreadable', 'checkpoint-unsigned']],
  ] as const) {
    const bundle = path.join(drawer(t), 'bundle');
    makeBundle(bundle, rows, seal);
    const { holds, faults } = await verifyBundle(bundle, key);
    assert.equal(holds, false);
    assert.deepEqual(
      faults.map(({ kind }) => kind).slice(0, kinds.length),
      kinds,
      JSON.stringify(faults),
    );
  }
});

test('a manifest that says anything else is a lie', async (t) => {
  for (const change of [
    { entries: 8 },
    { first: 2 },
    { last: 6 },
    { purged: 0 },
    { origin: 'zvirka/desk-8' },
    { filter: 'valid' },
    { format: 'other' },
    { version: 2 },
    { program: 7 },
    { madeAt: '2026' },
    { files: [] },
    { files: null },
    { more: true },
  ]) {
    const bundle = made(t);
    const file = path.join(bundle, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, `${canonicalJson({ ...manifest, ...change })}\n`);
    const { faults } = await verifyBundle(bundle, key);
    assert.equal(faults[0]?.kind, 'manifest-differs', JSON.stringify(change));
  }
  for (const text of ['', 'null\n', '[]\n', '{}', '{"a":1,"a":1}\n', '['.repeat(50_000)]) {
    const bundle = made(t);
    writeFileSync(path.join(bundle, 'manifest.json'), text);
    assert.equal((await verifyBundle(bundle, key)).faults[0]?.kind, 'manifest-unreadable');
  }
});

test('files that are missing, strange, too long or no plain files are told by name', async (t) => {
  for (const file of readdirSync(made(t))) {
    const missing = made(t);
    rmSync(path.join(missing, file));
    assert.deepEqual((await verifyBundle(missing, key)).faults[0], { kind: 'file-missing', file });
    const linked = made(t);
    rmSync(path.join(linked, file));
    symlinkSync('/dev/zero', path.join(linked, file));
    assert.deepEqual((await verifyBundle(linked, key)).faults[0], { kind: 'file-missing', file });
  }
  const strange = made(t);
  writeFileSync(path.join(strange, 'entries.csv'), '');
  mkdirSync(path.join(strange, 'more'));
  assert.deepEqual((await verifyBundle(strange, key)).faults, [
    { kind: 'file-unknown', file: 'entries.csv' },
    { kind: 'file-unknown', file: 'more/' },
  ]);
  const long = made(t);
  writeFileSync(path.join(long, 'key.txt'), 'x'.repeat(20_000));
  assert.deepEqual((await verifyBundle(long, key)).faults[0], {
    kind: 'file-too-long',
    file: 'key.txt',
  });
});

const hasPipes = process.platform !== 'win32';
test('a pipe in the place of a file does not hang', { skip: !hasPipes }, async (t) => {
  const bundle = made(t);
  rmSync(path.join(bundle, 'entries.jsonl'));
  execFileSync('mkfifo', [path.join(bundle, 'entries.jsonl')]);
  const { faults } = await verifyBundle(bundle, key);
  assert.deepEqual(faults[0], { kind: 'file-missing', file: 'entries.jsonl' });
});

test('what is no bundle at all is told as such', async (t) => {
  const directory = drawer(t);
  const notes = path.join(directory, 'notes.txt');
  writeFileSync(notes, 'PK\u{3}\u{4} nothing more');
  const kinds = async (file: string) => (await verifyBundle(file)).faults.map(({ kind }) => kind);
  assert.deepEqual(await kinds(notes), ['zip-damaged']);
  assert.deepEqual(await kinds(path.join(directory, 'nowhere')), ['not-a-bundle']);
  assert.deepEqual(await kinds('/dev/null'), ['not-a-bundle']);
  assert.equal((await kinds(directory)).filter((kind) => kind === 'file-missing').length, 6);
});

test('no flipped bit of any file of a bundle passes, and none makes the verifier fail', async (t) => {
  const bundle = made(t);
  const files = readdirSync(bundle).map((name) => path.join(bundle, name));
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.nat({ max: 7 }), async (which, at, bit) => {
      const file = files[which % files.length] ?? '';
      const bytes = readFileSync(file);
      const changed = Buffer.from(bytes);
      const place = at % bytes.length;
      changed[place] = (changed[place] ?? 0) ^ (1 << bit);
      writeFileSync(file, changed);
      const { holds, faults } = await verifyBundle(bundle, key);
      writeFileSync(file, bytes);
      // A manifest may tell another program or time: nothing proves those.
      const isFree = file.endsWith('manifest.json') && holds;
      assert.ok(isFree || faults.length > 0, `${file} ${String(place)}`);
    }),
    { numRuns: 300 },
  );
});

type Change = (lines: readonly string[]) => readonly string[];

function changedLines(t: TestContext, change: Change): string {
  const bundle = made(t);
  const file = path.join(bundle, 'entries.jsonl');
  writeFileSync(file, change(readFileSync(file, 'utf8').split('\n')).join('\n'));
  return bundle;
}

function made(t: TestContext): string {
  const bundle = path.join(drawer(t), 'bundle');
  makeBundle(bundle);
  return bundle;
}

function swap(line: string | undefined, one: string, other: string): string {
  assert.ok(line?.includes(one));
  return line?.replace(one, other) ?? '';
}
