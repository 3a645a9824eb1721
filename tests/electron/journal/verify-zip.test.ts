import { type Zippable, zipSync } from 'fflate';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { parseVerifierKey } from '../../../electron/node/journal/checkpoint/checkpoint-note.ts';
import { verifyBundle } from '../../../electron/node/journal/bundle/verify-bundle.ts';
import { makeBundle, sealOf, storedRows } from '../../fixtures/bundles.ts';
import { drawer } from './desk-drawer.ts';

const key = parseVerifierKey(sealOf(storedRows(1)).key);

test('a .zip that another program made of a bundle’s files holds, packed or not', async (t) => {
  for (const level of [0, 9] as const) {
    assert.equal((await verified(t, zipSync(filesOf(t), { level }))).holds, true);
  }
});

test('names that lead elsewhere are told and never followed', async (t) => {
  for (const name of ['../key.txt', '/etc/zvirka', 'a/../../b', 'C:\\key.txt', 'sub/key.txt', '']) {
    const { faults } = await verified(t, zipSync({ ...filesOf(t), [name]: new Uint8Array(1) }));
    assert.deepEqual(faults, [{ kind: 'file-unknown', file: name }]);
  }
});

test('a name that stands twice is told', async (t) => {
  const bytes = zipSync({ ...filesOf(t), 'key.tx_': filesOf(t)['key.txt'] as Uint8Array });
  const text = Buffer.from(bytes).toString('latin1').replaceAll('key.tx_', 'key.txt');
  const { faults } = await verified(t, Buffer.from(text, 'latin1'));
  assert.deepEqual(faults[0], { kind: 'file-repeated', file: 'key.txt' });
});

test('a bomb is not unpacked: neither as a short file nor as one endless line', async (t) => {
  const zeros = new Uint8Array(60_000_000);
  const bomb = zipSync({ ...filesOf(t), 'key.txt': zeros }, { level: 9 });
  const startedAt = performance.now();
  assert.deepEqual((await verified(t, bomb)).faults[0], { kind: 'file-too-long', file: 'key.txt' });
  const line = zipSync({ ...filesOf(t), 'entries.jsonl': zeros }, { level: 9 });
  assert.deepEqual((await verified(t, line)).faults[0], { kind: 'line-too-long', line: 1 });
  assert.ok(performance.now() - startedAt < 60_000);
});

test('an archive that says two things, or of which a byte is missing, is damaged', async (t) => {
  const whole = Buffer.from(zipSync(filesOf(t)));
  const directory = whole.indexOf('PK\u{1}\u{2}', 'latin1');
  const end = whole.lastIndexOf('PK\u{5}\u{6}', 'latin1');
  const patched = (at: number, byte: number) => {
    const bytes = Buffer.from(whole);
    bytes[at] = byte;
    return bytes;
  };
  const damaged = [
    whole.subarray(0, -1),
    whole.subarray(1),
    Buffer.concat([Buffer.from('x'), whole]),
    Buffer.concat([whole, Buffer.from('x')]),
    Buffer.concat([whole, whole]),
    // Encrypted; packed in another way; another name before the bytes; more members than there are.
    patched(directory + 8, 1),
    patched(directory + 10, 12),
    patched(30, 0x78),
    patched(end + 10, 7),
    // A length that is a lie; a gap before a member.
    patched(directory + 24, (whole[directory + 24] ?? 0) + 1),
    patched(directory + 42, 1),
    patched(end + 20, 1),
  ];
  for (const [index, bytes] of damaged.entries()) {
    const kinds = (await verified(t, bytes)).faults.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['zip-damaged'], String(index));
  }
});

test('no flipped byte of a .zip passes with other contents, and none makes the verifier fail', async (t) => {
  const bundle = path.join(drawer(t), 'bundle.zip');
  makeBundle(bundle);
  const whole = readFileSync(bundle);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 255 }), async (at, xor) => {
      const bytes = Buffer.from(whole);
      const place = at % bytes.length;
      bytes[place] = (bytes[place] ?? 0) ^ xor;
      writeFileSync(bundle, bytes);
      const { holds, entries, purged, root } = await verifyBundle(bundle, key);
      const proved = { entries, purged, root };
      const head = sealOf(storedRows(7)).head;
      const due = { entries: 7, purged: 1, root: Buffer.from(head.root).toString('hex') };
      if (holds) assert.deepEqual(proved, due);
    }),
    { numRuns: 300 },
  );
});

function filesOf(t: TestContext): Zippable {
  const bundle = path.join(drawer(t), 'bundle');
  makeBundle(bundle);
  return Object.fromEntries(
    readdirSync(bundle).map((name) => [
      name,
      new Uint8Array(readFileSync(path.join(bundle, name))),
    ]),
  );
}

function verified(t: TestContext, bytes: Uint8Array) {
  const file = path.join(drawer(t), 'bundle.zip');
  writeFileSync(file, bytes);
  return verifyBundle(file, key);
}
