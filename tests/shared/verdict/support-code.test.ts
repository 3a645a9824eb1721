import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supportCode } from '../../../shared/verdict/support-code.ts';

test('a support code names the entry and the reason, and nothing of the citizen', () => {
  assert.equal(supportCode({ kind: 'invalid', because: 'withdrawn' }, 1200), 'ЗВ-1200-R04');
});

test('a check that could not be recorded still has a support code', () => {
  assert.equal(supportCode({ kind: 'unchecked', because: 'journal' }, undefined), 'ЗВ-0-U08');
});

test('green and foreign codes need no help and have no support code', () => {
  const codes = [
    supportCode({ kind: 'valid' }, 1),
    supportCode({ kind: 'foreign', looksLike: 'wifi' }, 2),
  ];
  assert.deepEqual(codes, ['', '']);
});
