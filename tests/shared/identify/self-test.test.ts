import assert from 'node:assert/strict';
import { test } from 'node:test';
import { longestCapture, tooLongText } from '../../../shared/capture/capture.ts';
import { deskGuards } from '../../../shared/contract/guards.ts';
import { identifyCapture } from '../../../shared/identify/identify.ts';
import { linkText } from '../../fixtures/document-codes.ts';

test('a text longer than any code is a stranger by its length alone, and main takes word of it', () => {
  const usual = { rebuildBookCodes: false };
  const tooLong = { kind: 'foreign', looksLike: 'too-long' };
  for (const text of [tooLongText, linkText.padEnd(longestCapture + 1, '0')]) {
    assert.deepEqual(identifyCapture({ text, source: 'scanner' }, usual), tooLong);
  }
  const capture = { text: tooLongText, source: 'scanner', capturedAt: 0 };
  assert.equal(deskGuards.serve.safeParse(capture).success, true);
  const more = { ...capture, text: `${tooLongText}0` };
  assert.equal(deskGuards.serve.safeParse(more).success, false);
});
