import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDraft } from '../../../renderer/state/draft.ts';

function open() {
  const world = { at: 0, isShown: true };
  const draft = createDraft(
    () => world.isShown,
    () => world.at,
  );
  return { world, draft };
}

test('digits typed past the field join what it holds', () => {
  const { world, draft } = open();
  draft.set('4821');
  world.at = 60_000;
  draft.add('59');
  draft.add('-03');
  assert.equal(draft.get(), '48215903');
});

test('on a screen without the field digits that came together are one number, later ones a new one', () => {
  const { world, draft } = open();
  world.isShown = false;
  draft.add('48');
  world.at = 2_000;
  draft.add('21');
  assert.equal(draft.get(), '4821');
  world.at = 6_000;
  draft.add('7');
  assert.equal(draft.get(), '7');
});

test('no more than 13 digits are kept', () => {
  const { draft } = open();
  draft.add('1'.repeat(40));
  assert.equal(draft.get(), '1'.repeat(13));
});
