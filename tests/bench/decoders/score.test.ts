import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoresOf, type Picture } from './score.ts';

function pictureOf(category: string, ...expected: string[]): Picture {
  return { file: 'picture', category, expected };
}

test('a table counts what is right, what is wrong and what is nothing', () => {
  const pictures = [
    pictureOf('ean13', '4006381333931'),
    pictureOf('ean13', '036000291452'),
    pictureOf('ean13', '036000291452'),
    pictureOf('neg'),
  ];
  const attempts = [
    { texts: ['2858364170864'], ms: 10 },
    { texts: ['0036000291452'], ms: 20 },
    { texts: [], ms: 30 },
    { texts: ['X'], ms: 40 },
  ];
  const products = {
    pictures: 3,
    read: 1,
    ratePercent: 33.3,
    misreads: 1,
    productMisreads: 1,
    falsePositives: 0,
    medianMs: 20,
    p95Ms: 30,
  };
  assert.deepEqual(scoresOf(pictures, attempts), {
    ean13: products,
    'all 1-D': products,
    neg: {
      pictures: 1,
      read: 0,
      ratePercent: 0,
      misreads: 0,
      productMisreads: 0,
      falsePositives: 1,
      medianMs: 40,
      p95Ms: 40,
    },
  });
});

test('what a decoder adds to a Codabar, unfolds of a UPC-E or makes of a line end is not held against it', () => {
  const said: readonly (readonly [string, string])[] = [
    ['294586', 'A294586B'],
    ['01234565', '0012345000065'],
    ['01234531', '012300000451'],
    ['one\ntwo', 'one\r\ntwo\r\n'],
  ];
  for (const [expected, text] of said) {
    const [score] = Object.values(
      scoresOf([pictureOf('codabar', expected)], [{ texts: [text], ms: 1 }]),
    );
    assert.equal(score?.read, 1);
  }
});
