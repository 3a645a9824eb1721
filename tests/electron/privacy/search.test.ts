import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { deflateSync, gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { drawer } from '../journal/desk-drawer.ts';
import { marks } from './marks.ts';
import { formsOf, marksBelow, marksIn } from './search.ts';

test('the search finds each mark in each form that it may take', () => {
  for (const [name, mark] of Object.entries(marks)) {
    for (const [form, needles] of Object.entries(formsOf(mark))) {
      for (const needle of needles) {
        const planted = Buffer.concat([Buffer.from('before '), needle, Buffer.from(' after')]);
        const found = marksIn(planted, 'here');
        assert.ok(found.includes(`${name}, as ${form}, in here`), `${name} as ${form}`);
      }
    }
  }
});

test('the search finds a mark inside a longer base64 text, wherever it begins', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const planted = Buffer.from(`${before}${String(marks['a surname'])} and more`).toString(
      'base64',
    );
    assert.deepEqual(marksIn(Buffer.from(planted), 'here'), ['a surname, as base64, in here']);
  }
});

test('the search finds what is packed, in a zip, a gzip and a zlib stream, anywhere in a file', () => {
  const plain = Buffer.from(`${'x'.repeat(2_000)}${String(marks['a token'])}${'x'.repeat(2_000)}`);
  for (const packed of [zipSync({ 'entries.jsonl': plain }), gzipSync(plain), deflateSync(plain)]) {
    const planted = Buffer.concat([Buffer.from('before'), packed, Buffer.from('after')]);
    assert.deepEqual(marksIn(planted, 'here'), ['a token, as bytes, in here']);
  }
});

test('the search looks into every folder, and at the names of files', (t) => {
  const folder = drawer(t);
  mkdirSync(path.join(folder, 'deep'));
  writeFileSync(path.join(folder, 'deep', '5725556653368.txt'), 'ЯЯ№777000777');
  assert.deepEqual(marksBelow(folder), [
    'a barcode, as bytes, in a file’s name',
    'a document number, as bytes, in deep/5725556653368.txt'.replaceAll('/', path.sep),
  ]);
});
