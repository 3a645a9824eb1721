import { Bar } from '../../parts/Bar.tsx';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { dateOf, leftOf, secondsOf, shortHex, timeOf } from '../../show/format.ts';
import { looks } from '../../show/looks.ts';
import { sinceOf } from '../../show/span.ts';
import { closesByItself, type ShowTimings, type Showing } from '../../state/desk-state.ts';
import { codeLifeMs, type Retry } from '../../state/retry.ts';
import { adviceOn } from '../../words/advice.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { hasDetails } from './DocumentPart.tsx';

export interface PanelProps {
  readonly view: Showing;
  readonly timings: ShowTimings;
  readonly onPause: () => void;
}

/** The coloured half: sign, first words, one sentence, and what was kept of the check. */
export function VerdictPanel({ view, timings, onPause }: PanelProps) {
  const words = useWords();
  const { tone, icon } = looks[view.verdict.kind];
  return (
    <section className={`panel tone-${tone}`}>
      <span className="panel-sign">
        <Icon name={icon} />
      </span>
      <h1>{words.headlines[view.verdict.kind]}</h1>
      <p className="panel-sentence">{sentenceOf(view, words)}</p>
      <span className="panel-gap" />
      <div className="panel-foot">
        <p>{recordedLine(view, words)}</p>
        <p>{requestLine(view, words)}</p>
        <AttemptLine view={view} />
        <div className="panel-time">
          <p>{timeLine(view, timings, words)}</p>
          {hasCountdown(view) && <PauseButton paused={view.paused} onPause={onPause} />}
        </div>
        {closesByItself(view.verdict.kind) && (
          <Bar value={timings.closeMs - view.elapsedMs} whole={timings.closeMs} />
        )}
        {view.retry && <Bar value={view.retry.leftMs} whole={codeLifeMs} />}
      </div>
    </section>
  );
}
/** That the desk did try again, though the answer is the same. */
function AttemptLine({ view: { retry, served } }: Pick<PanelProps, 'view'>) {
  const { link } = useWords();
  if (!retry || retry.attempts < 2 || !served.entry) return null;
  return <p>{link.retry.attempt(retry.attempts, timeOf(served.entry.recordedAt))}</p>;
}

function PauseButton({
  paused,
  onPause,
}: {
  readonly paused: boolean;
  readonly onPause: () => void;
}) {
  const { showing } = useWords();
  return (
    <Button
      look="glass"
      shortcut={showing.space}
      label={paused ? showing.goOn : showing.pause}
      onPress={onPause}
    >
      <Icon name={paused ? 'play' : 'pause'} />
    </Button>
  );
}

function sentenceOf({ verdict, served }: Showing, words: Words): string {
  const { downSince, entry } = served;
  if (downSince !== undefined) {
    return words.link.retry.notSent(sinceOf(downSince, entry?.recordedAt ?? downSince));
  }
  if (verdict.kind !== 'valid' || !entry) return adviceOn(verdict, words.verdicts).sentence;
  const { recordedAt } = entry;
  return words.showing.confirmedAt(dateOf(recordedAt), timeOf(recordedAt));
}

function recordedLine({ served }: Showing, { showing }: Words): string {
  return served.entry ? showing.recorded(served.entry.number) : showing.notRecorded;
}

function requestLine({ served }: Showing, { showing, mark }: Words): string {
  const request = shortHex(served.requestId);
  return served.registryMs === undefined || served.entry?.asking === 'not-sent'
    ? showing.notAsked(request)
    : showing.asked(request, secondsOf(served.registryMs, mark));
}

/** A verdict that waits counts only for as long as it shows details of a document. */
export function hasCountdown(view: Showing): boolean {
  return closesByItself(view.verdict.kind) || (!view.cleared && hasDetails(view));
}

function timeLine(view: Showing, timings: PanelProps['timings'], words: Words): string {
  const { showing } = words;
  const { kind } = view.verdict;
  if (view.retry) return retryLine(view.retry, words);
  if (view.paused) return showing.paused;
  if (kind !== 'valid' && kind !== 'stale') return showing.waits[kind];
  return view.cleared || !hasDetails(view) || timings.personalMs >= timings.closeMs
    ? showing.closes(secondsLeft(timings.closeMs, view))
    : showing.clears(secondsLeft(timings.personalMs, view));
}

function retryLine({ leftMs }: Retry, { link }: Words): string {
  return leftMs > 0 ? link.retry.left(leftOf(leftMs)) : link.retry.over;
}

function secondsLeft(ms: number, { elapsedMs }: Showing): number {
  return Math.max(0, Math.ceil((ms - elapsedMs) / 1000));
}
