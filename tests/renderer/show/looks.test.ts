import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earcons, sound } from '../../../renderer/show/earcon.ts';
import { looks } from '../../../renderer/show/looks.ts';

test('no two outcomes share a colour, a sign or a sound', () => {
  for (const shown of [
    Object.values(looks).map(({ tone }) => tone),
    Object.values(looks).map(({ icon }) => icon),
    Object.values(earcons).map((notes) => JSON.stringify(notes)),
  ]) {
    assert.equal(new Set(shown).size, 6);
  }
});

test('green rises and red falls', () => {
  const steps = ({ hz }: { readonly hz: number }) => hz;
  const [low = 0, high = 0] = earcons.valid.map(steps);
  const [from = 0, to = 0] = earcons.invalid.map(steps);
  assert.ok(low < high && from > to);
});

test('a desk without sound stays silent', () => {
  assert.doesNotThrow(() => sound('valid'));
});
