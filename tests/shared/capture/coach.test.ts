import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  coach,
  coachAtRest,
  type CoachedFrame,
  type CoachHint,
} from '../../../shared/capture/coach.ts';
import { createMeasurer, type Subject } from '../../../shared/capture/coach-measures.ts';
import { clipFrames, defects, type Defect } from '../../fixtures/coach-clips.ts';

/** A code in a lit room that nothing is wrong with. */
const fine: Subject = {
  share: 0.5,
  edges: 0,
  white: 200,
  black: 20,
  glare: 0,
  motion: 0,
  module: 5,
  edgeWidth: 1.1,
};
const [isMoving, isDim] = [{ motion: 0.3 }, { white: 60 }];

function frame(change: Partial<Subject> | undefined, isRead = false): CoachedFrame {
  return { measures: { light: 90, ...(change && { subject: { ...fine, ...change } }) }, isRead };
}

/** Thirty frames a second; the hint of every tenth of a second. */
function hints(ms: number, at: (ms: number) => CoachedFrame): (CoachHint | undefined)[] {
  let state = coachAtRest;
  const seen: (CoachHint | undefined)[] = [];
  for (let frame = 0; (frame * 100) / 3 < ms; frame += 1) {
    state = coach(state, at((frame * 100) / 3), (frame * 100) / 3);
    if (frame % 3 === 0) seen.push(state.shown?.hint);
  }
  return seen;
}

const expected: Readonly<Record<Defect, CoachHint | 'nothing'>> = {
  good: 'nothing',
  room: 'nothing',
  dim: 'brighter',
  dark: 'light',
  glare: 'glare',
  'too-close': 'farther',
  'cut-off': 'farther',
  'too-far': 'nearer',
  moving: 'still',
};

test('each known defect brings its own hint first, and a good picture brings none', async () => {
  const first: Record<string, string> = {};
  const right: Record<string, string> = {};
  for (const defect of defects) {
    for (const kind of ['qr', 'ean13'] as const) {
      first[`${defect} ${kind}`] = await firstHint(defect, kind, 11);
      right[`${defect} ${kind}`] = expected[defect];
    }
  }
  assert.deepEqual(first, right);
});

/** Though nothing is ever read. */
async function firstHint(defect: Defect, kind: 'qr' | 'ean13', seed: number): Promise<string> {
  const measure = createMeasurer();
  let state = coachAtRest;
  const clip = { defect, kind, seed, width: 640, height: 360 };
  for await (const { picture, at } of clipFrames(clip, 2.6)) {
    state = coach(state, { measures: measure(picture, at), isRead: false }, at);
    if (state.shown) return state.shown.hint;
  }
  return 'nothing';
}

test('a hint waits until a code would long have been read', () => {
  const seen = hints(3_000, () => frame(isDim));
  assert.equal(seen.indexOf('brighter'), 12);
});

test('a code that is read takes every hint away at once', () => {
  const seen = hints(3_000, (ms) => frame(isDim, ms >= 2_000 && ms < 2_030));
  assert.deepEqual(
    seen.slice(18, 23).map((hint) => hint ?? ''),
    ['brighter', 'brighter', '', '', ''],
  );
});

test('a hint stays its time though the code has gone, and then goes', () => {
  const seen = hints(6_000, (ms) => frame(ms < 1_300 ? isDim : undefined));
  const shown = seen.filter(Boolean).length / 10;
  assert.ok(shown >= 1.5 && shown <= 2.5, `${String(shown)} s`);
  assert.equal(seen.at(-1), undefined);
});

test('two causes that change with every frame make no flicker', () => {
  let count = 0;
  const seen = hints(10_000, () => frame((count += 1) % 2 === 0 ? isMoving : isDim));
  const changes = seen.filter((hint, at) => at > 0 && hint !== seen[at - 1]).length;
  assert.ok(changes <= 1, seen.join(' '));
});

test('a cause that lasts takes the place of one that has passed', () => {
  const seen = hints(6_000, (ms) => frame(ms < 2_500 ? isMoving : isDim));
  assert.deepEqual([...new Set(seen.filter(Boolean))], ['still', 'brighter']);
});

test('what no hint has helped for long is left alone until it goes', () => {
  const seen = hints(40_000, (ms) => frame(ms > 30_000 && ms < 32_000 ? undefined : isDim));
  assert.deepEqual(
    [150, 200, 290, 360].map((tenth) => seen[tenth]),
    ['brighter', undefined, undefined, 'brighter'],
  );
});

test('what has stood in the picture for long is furniture, and what comes then is not', async () => {
  const measure = createMeasurer();
  const clip = { defect: 'good', kind: 'qr', seed: 5, width: 640, height: 360 } as const;
  const seen: boolean[] = [];
  let last;
  for await (const { picture } of clipFrames(clip, 1)) last = picture;
  for (let at = 0; last && at <= 15_000; at += 250) {
    seen.push(measure(last, at).subject !== undefined);
  }
  assert.deepEqual([seen[0], seen.at(-1)], [true, false]);
  let again = false;
  for await (const { picture, at } of clipFrames({ ...clip, defect: 'too-close' }, 1)) {
    again ||= measure(picture, 16_000 + at).subject !== undefined;
  }
  assert.equal(again, true);
});
