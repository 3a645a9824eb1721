import { cutLink } from '../fakes/cut-link.ts';
import { ms, quantile, table } from './figures.ts';

const times = 100;

/** A desk whose link is cut and restored by a script. */
export async function measureLink(): Promise<string> {
  const { downMs, upMs, spans, cutMs, toldMs } = await cutLink(times);
  const closed = spans.filter(({ phase }) => phase === 'closed');
  const kept = closed.reduce((sum, { forMs = 0 }) => sum + forMs, 0);
  const row = (name: string, values: readonly number[]) =>
    [name, ms(quantile(values, 0.5)), ms(quantile(values, 0.95)), ms(Math.max(...values))] as const;
  return [
    table(
      `The link cut and restored ${String(times)} times: how long the state line was wrong, ms`,
      ['', 'median', 'p95', 'most'],
      [row('after a cut', downMs), row('after its end', upMs)],
    ),
    `${String(closed.length)} spans in the journal, ${ms(kept)} ms in all; the state line says ${ms(toldMs)}, the script cut for ${ms(cutMs)}`,
  ].join('\n');
}
