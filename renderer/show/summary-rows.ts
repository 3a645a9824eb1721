import type { Summary } from '../../shared/contract/shift.ts';
import { causeName } from '../words/advice.ts';
import type { Words } from '../words/words.ts';
import { dateOf, timeOf } from './format.ts';
import { rowsBy } from './sums.ts';

/** A summary as one plain table for spreadsheets: a line for each result, cause, source and service. */
export function summaryRows(summary: Summary, words: Words): readonly (readonly string[])[] {
  const { badges, sources, summary: said, journal } = words;
  const rows = rowsBy(summary.counts, (count) =>
    JSON.stringify([
      badges[count.outcome],
      causeName(count.outcome, count.because, words),
      sources[count.source],
      count.service ?? said.noService,
    ]),
  );
  const moment = (at: number) => `${dateOf(at)} ${timeOf(at)}`;
  return [
    [said.outcome, said.because, journal.source, journal.service, said.count],
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- such texts were made a few lines above
    ...rows.map(({ name, checks }) => [...(JSON.parse(name) as string[]), String(checks)]),
    [],
    [said.stage, said.median, said.p95],
    ...summary.times.map(({ stage, p50Ms, p95Ms }) => [
      said.stages[stage],
      String(Math.round(p50Ms)),
      String(Math.round(p95Ms)),
    ]),
    [],
    [said.offline],
    ...summary.offline.map(({ since, until }) => [
      moment(since),
      until === undefined ? '' : moment(until),
    ]),
  ];
}
