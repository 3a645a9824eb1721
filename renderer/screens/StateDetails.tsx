import type { DeskState, Link } from '../../shared/contract/contract.ts';
import { Facts } from '../parts/Facts.tsx';
import type { ForwardState } from '../../shared/desk/forwarding.ts';
import { clockSign } from '../show/desk-signs.ts';
import { timeOf } from '../show/format.ts';
import { agoOf, sinceOf, spanOf } from '../show/span.ts';
import type { LinkWords } from '../words/link-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';

interface StateDetailsProps {
  readonly state: DeskState;
  /** UTC milliseconds. */
  readonly now: number;
}

/** Everything that the state line knows. */
export function StateDetails({ state, now }: StateDetailsProps) {
  const words = useWords();
  const { details } = words.link;
  return (
    <section className="state-details card">
      <h2>{details.title}</h2>
      <Facts rows={rowsOf(state, now, words)} />
    </section>
  );
}

/** How far this PC's clock is off, in words. */
export function clockLine({ skewMs }: DeskState['clock'], words: LinkWords): string {
  if (skewMs === undefined) return words.clockUnknown;
  const span = spanOf(Math.abs(skewMs), words);
  return skewMs < 0 ? words.clockBehind(span) : words.clockAhead(span);
}

function rowsOf(
  state: DeskState,
  now: number,
  words: Words,
): readonly (readonly [string, string])[] {
  const { link, offline, clock, journal, forward } = state;
  const { details, ...says } = words.link;
  const lastAt = lastOf(link);
  const total = (ms: number, limitMs: number) =>
    details.of(spanOf(ms, says), spanOf(limitMs, says));
  return [
    [details.link, linkLine(link, now, words)],
    ...(link.kind === 'up'
      ? [[details.latency, details.latencyOf(Math.round(link.latencyMs))] as const]
      : []),
    [
      details.last,
      lastAt === undefined ? details.never : `${timeOf(lastAt)} · ${agoOf(lastAt, now, says)}`,
    ],
    [details.today, spanOf(offline.todayMs, says)],
    [details.month, total(offline.monthMs, offline.monthLimitMs)],
    [details.clock, clockSign(clock) === 'right' ? says.clockRight : clockLine(clock, words.link)],
    [
      details.journal,
      journal.kind === 'kept' ? details.entries(journal.size) : words.desk.journalBroken,
    ],
    ...(forward
      ? [[words.link.forward.title, forwardLine(forward, now, words.link)] as const]
      : []),
  ];
}

function forwardLine(forward: ForwardState, now: number, { forward: says }: LinkWords): string {
  const { behind, since, because, rejected } = forward;
  const waits =
    behind > 0
      ? [says.behind(behind), since !== undefined ? says.since(sinceOf(since, now)) : undefined]
      : [says.done];
  const parts = [
    ...waits,
    because && says.because[because],
    rejected > 0 ? says.rejected(rejected) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function lastOf(link: Link): number | undefined {
  if (link.kind === 'unknown') return undefined;
  return link.kind === 'up' ? link.at : link.lastAt;
}

function linkLine(link: Link, now: number, { desk, link: says }: Words): string {
  if (link.kind === 'unknown') return desk.linkUnknown;
  if (link.kind === 'up') return says.details.stands;
  return `${desk.linkDown(sinceOf(link.since, now))}. ${says.down.because[link.because]}`;
}
