import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tones } from '../../../renderer/parts/tone.ts';

const css = readFileSync(new URL('../../../renderer/look/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+):\s*#([0-9a-f]{6});/g)].map((found) => [found[1], found[2] ?? '']),
);

/** Relative luminance of `rrggbb` (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two tokens, 1 to 21 (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [one, other]
    .map((name) => luminance(colours.get(name) ?? assert.fail(`no colour ${name}`)))
    .sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('black on white is 21 to 1', () => {
  colours.set('black', '000000').set('white', 'ffffff');
  assert.equal(contrast('black', 'white'), 21);
});

test('every tone is read on its panel, from top to bottom, and on its badge', () => {
  for (const tone of tones) {
    const pairs = [
      [`${tone}-on`, `${tone}-top`],
      [`${tone}-on`, `${tone}-bottom`],
      [`${tone}-ink`, `${tone}-soft`],
    ] as const;
    for (const [ink, ground] of pairs) {
      assert.ok(contrast(ink, ground) >= 4.5, `${ink} on ${ground}: ${contrast(ink, ground)}`);
    }
  }
});

test('plain texts are read on every ground they stand on', () => {
  for (const ink of ['ink', 'quiet', 'go-ink', 'warn-ink', 'stop-ink']) {
    for (const ground of ['paper', 'plain', 'ground']) {
      assert.ok(contrast(ink, ground) >= 4.5, `${ink} on ${ground}: ${contrast(ink, ground)}`);
    }
  }
});

test('lamps and the focus ring stand out from their ground', () => {
  for (const lamp of ['good', 'bad', 'focus']) assert.ok(contrast(lamp, 'paper') >= 3, lamp);
});

test('every colour of a tone is defined', () => {
  for (const tone of tones) {
    for (const part of ['top', 'bottom', 'on', 'soft', 'ink']) {
      assert.ok(colours.has(`${tone}-${part}`), `${tone}-${part}`);
    }
  }
});
