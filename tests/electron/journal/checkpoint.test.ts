import assert from 'node:assert/strict';
import test from 'node:test';
import {
  openCheckpoint,
  originOf,
  parseKeyFile,
  peekCheckpoint,
  signCheckpoint,
} from '../../../electron/node/journal/checkpoint/checkpoint.ts';
import {
  createSigner,
  openNote,
  parseVerifierKey,
} from '../../../electron/node/journal/checkpoint/checkpoint-note.ts';
import { openSigner } from '../../../electron/node/journal/checkpoint/checkpoint-signer.ts';

/** From golang.org/x/mod/sumdb/note, note_test.go at commit fe2ec04. */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const peterSecret = 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=';
const saying =
  'If you think cryptography is the answer to your problem,\n' +
  'then you don\u0027t know what your problem is.\n';
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
/** From C2SP's signed-note.md at commit 5ba5ee8. */
const foo = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const fooNote =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';

const seed = Buffer.alloc(32, 7);
const root = Buffer.alloc(32, 9);

test('a note is signed byte for byte as the reference implementation signs it', () => {
  const signer = createSigner('PeterNeumann', Buffer.from(peterSecret, 'base64'));
  assert.equal(signer.key.text, peter);
  assert.equal(signer.sign(saying), `${saying}\n${peterLine}`);
});

test('notes of the specification and of the reference implementation open', () => {
  assert.equal(openNote(fooNote, keyOf(foo)), 'This is an example message.\n');
  assert.equal(openNote(`${saying}\n${peterLine}${enochLine}`, keyOf(peter)), saying);
  assert.equal(openNote(`${saying}\n${enochLine}${peterLine}`, keyOf(peter)), saying);
});

test('a note without a signature of the key, or with a wrong one, does not open', () => {
  const others = [
    `${saying}\n${enochLine}`,
    `${saying}\n`,
    saying,
    '',
    `${saying}\n${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`,
    `${saying}\n${peterLine.slice(0, -1)}`,
    `${saying}\n${peterLine}\n`,
    `${saying}\n${peterLine}x\n`,
    `${saying}\n${peterLine.repeat(101)}`,
    `${saying.replace('you', 'we')}\n${peterLine}`,
    `${saying}\n${peterLine}`.replace('\n', '\r\n'),
    `\u{feff}${saying}\n${peterLine}`,
    `\n${peterLine}`,
    `${'x'.repeat(100_000)}\n\n${peterLine}`,
  ];
  assert.deepEqual(
    others.map((note) => openNote(note, keyOf(peter))),
    others.map(() => undefined),
  );
});

test('no byte of a verifier key can be changed, left out or cut off', () => {
  assert.ok(parseVerifierKey(peter));
  for (let at = 0; at < peter.length; at += 1) {
    const next = String.fromCharCode(peter.charCodeAt(at) + 1);
    assert.equal(parseVerifierKey(peter.slice(0, at) + next + peter.slice(at + 1)), undefined);
    assert.equal(parseVerifierKey(peter.slice(0, at)), undefined);
    if (at > 0) assert.equal(parseVerifierKey(peter.slice(at)), undefined);
  }
  // Another length and another algorithm, each with its right hash.
  for (const other of [
    'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  ]) {
    assert.equal(parseVerifierKey(other), undefined);
  }
});

test('a checkpoint is origin, size and root, signed by the desk under its own name', () => {
  const signer = openSigner(seed)('podil-4');
  const note = signCheckpoint({ size: 12, root }, signer);
  const [origin, size, encoded, empty] = note.split('\n');
  assert.deepEqual(
    [origin, size, encoded, empty],
    ['zvirka/podil-4', '12', root.toString('base64'), ''],
  );
  assert.deepEqual(openCheckpoint(note, signer.key), { origin: 'zvirka/podil-4', size: 12, root });
  assert.deepEqual(peekCheckpoint(note), { origin: 'zvirka/podil-4', size: 12, root });
});

test('a checkpoint of another desk, of another installation or of another shape does not open', () => {
  const signer = openSigner(seed)('podil-4');
  const head = { size: 12, root };
  const others = [
    signCheckpoint(head, openSigner(seed)('podil-5')),
    signCheckpoint(head, openSigner(Buffer.alloc(32, 8))('podil-4')),
    ...[
      'zvirka/podil-5\n12\n',
      'zvirka/podil-4\n012\n',
      'zvirka/podil-4\n-1\n',
      'zvirka/podil-4\n\n',
    ].map((start) => signer.sign(`${start}${root.toString('base64')}\n`)),
    signer.sign(`zvirka/podil-4\n99999999999999999\n${root.toString('base64')}\n`),
    signer.sign(`zvirka/podil-4\n12\n${root.toString('base64').replace('=', '')}\n`),
    signer.sign('zvirka/podil-4\n12\n'),
  ];
  assert.deepEqual(
    others.map((note) => openCheckpoint(note, signer.key)),
    others.map(() => undefined),
  );
});

test('whatever a desk is called, its key has a lawful name, and two desks never share one', () => {
  const desks = ['Вікно 4', 'a+b', 'a%20b', 'a b', 'a\u00a0b', 'a\nb', '\ud800'];
  const names = desks.map(originOf);
  assert.equal(new Set(names).size, desks.length);
  assert.deepEqual(names.slice(0, 3), ['zvirka/Вікно%204', 'zvirka/a%2Bb', 'zvirka/a%2520b']);
  for (const desk of desks) {
    const { key } = openSigner(seed)(desk);
    assert.deepEqual(parseKeyFile(`${key.text}\n`), key);
  }
});

test('the signing key is neither the installation key nor another of its keys', () => {
  assert.notEqual(
    openSigner(seed)('a').key.publicKey.toString('hex'),
    createSigner('a', seed).key.publicKey.toString('hex'),
  );
});

function keyOf(text: string) {
  const key = parseVerifierKey(text);
  assert.ok(key);
  return key;
}
