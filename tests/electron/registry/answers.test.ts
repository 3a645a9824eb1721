import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerRules, proveAnswers } from '../../fixtures/answers.ts';

// `npm run bench answers` reads a hundred thousand for each adapter.
for (const [adapter, rule] of Object.entries(answerRules)) {
  test(`${adapter}: no answer but an explicit, well-formed, matching yes is ever valid`, () => {
    const yeses = proveAnswers(rule, 3_000);
    assert.ok(yeses > 100, `the generator made only ${String(yeses)} yeses`);
  });
}

test('a reader that takes everything for a yes is found out', () => {
  const read = () =>
    ({ ok: true, value: { kind: 'confirmed', proves: 'veteran-certificate' } }) as const;
  for (const rule of Object.values(answerRules)) {
    assert.throws(() => proveAnswers({ ...rule, read }, 300));
  }
});
