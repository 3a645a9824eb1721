import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCameraFigures, type FigureFrame } from '../../../renderer/state/camera-figures.ts';

const subject = { white: 200, black: 50, glare: 0.1, motion: 0, module: 3 };
const blank: FigureFrame = { reads: [], width: 1_280, height: 720, decodeMs: 20 };
const seen: FigureFrame = { ...blank, measures: { light: 100, subject } };

test('attempts and their times are those of the last three seconds', () => {
  const figures = createCameraFigures();
  figures({ ...blank, decodeMs: 900 }, 0);
  let last = figures(blank, 3_000);
  for (let frame = 1; frame <= 60; frame += 1) {
    last = figures({ ...blank, decodeMs: frame === 60 ? 90 : 20 }, 3_000 + frame * 50);
  }
  assert.deepEqual(last, {
    size: { width: 1_280, height: 720 },
    attemptsPerSecond: 20,
    medianMs: 20,
    p95Ms: 20,
    light: undefined,
    subject: undefined,
    last: undefined,
  });
});

test('the time of a read is counted from the first frame with something like a code in it', () => {
  const figures = createCameraFigures();
  figures(seen, 1_000);
  figures(seen, 1_100);
  const read = { text: 'WIFI:S:a;;', format: 'qr' } as const;
  const { last, subject: shown } = figures({ ...seen, reads: [read] }, 1_250);
  assert.deepEqual(last, {
    sent: { kind: 'other', looksLike: 'wifi', length: 10 },
    format: 'qr',
    afterMs: 250,
  });
  assert.deepEqual(shown, { module: 3, glare: 0.1, motion: 0, contrast: 150 });
  assert.deepEqual(figures(blank, 2_000).last, last);
});
