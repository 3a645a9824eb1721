import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDigit, hasValidCheckDigit } from '../../../shared/identify/ean13.ts';
import { barcodes } from '../../fixtures/codes.ts';

test('the check digit is the one GS1 prints in its own example', () => {
  assert.equal(checkDigit('629104150021'), '3');
});

test('twelve digits take exactly one check digit', () => {
  fc.assert(
    fc.property(barcodes, (digits) => {
      const holding = [...'0123456789'].filter((last) =>
        hasValidCheckDigit(digits.slice(0, 12) + last),
      );
      assert.deepEqual(holding, [digits[12]]);
    }),
  );
});
