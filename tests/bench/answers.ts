import { answerRules, proveAnswers } from '../fixtures/answers.ts';
import { table, type Row } from './figures.ts';

const count = 100_000;

/** Generated answers for each adapter: throws when one of them is wrongly valid. */
export function measureAnswers(): Promise<string> {
  const rows = Object.entries(answerRules).map(([adapter, rule]): Row => {
    const startedAt = performance.now();
    const yeses = proveAnswers(rule, count);
    const seconds = (performance.now() - startedAt) / 1_000;
    return [adapter, String(count), String(yeses), '0', seconds.toFixed(1)];
  });
  const heads: Row = ['', 'answers', 'explicit yes', 'wrongly valid', 'seconds'];
  return Promise.resolve(table('Generated answers of registries', heads, rows));
}
