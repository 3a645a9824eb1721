import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../../fakes/dialects.ts';
import { proveAnswers } from '../../fixtures/answers.ts';

// `npm run bench answers` reads a hundred thousand for each adapter.
for (const { name, answers } of dialects) {
  test(`${name}: no answer but an explicit, well-formed, matching yes is ever valid`, () => {
    const yeses = proveAnswers(answers, 3_000);
    assert.ok(yeses > 100, `the generator made only ${String(yeses)} yeses`);
  });
}

test('a reader that takes everything for a yes is found out', () => {
  const read = () =>
    ({ ok: true, value: { kind: 'confirmed', proves: 'veteran-certificate' } }) as const;
  for (const { answers } of dialects) {
    assert.throws(() => proveAnswers({ ...answers, read }, 300));
  }
});
