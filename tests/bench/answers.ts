import { dialects } from '../fakes/dialects.ts';
import { proveAnswers } from '../fixtures/answers.ts';
import { table, type Row } from './figures.ts';

const count = 100_000;

/** Generated answers for each adapter: throws when one of them is wrongly valid. */
export function measureAnswers(): Promise<string> {
  const rows = dialects.map(({ name, answers }): Row => {
    const startedAt = performance.now();
    const yeses = proveAnswers(answers, count);
    const seconds = (performance.now() - startedAt) / 1_000;
    return [name, String(count), String(yeses), '0', seconds.toFixed(1)];
  });
  const heads: Row = ['', 'answers', 'explicit yes', 'wrongly valid', 'seconds'];
  return Promise.resolve(table('Generated answers of registries', heads, rows));
}
