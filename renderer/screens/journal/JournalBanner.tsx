import type { Proved, Proving } from '../../../shared/contract/journal.ts';
import { never } from '../../../shared/lib/never.ts';
import { Bar } from '../../parts/Bar.tsx';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { Tone } from '../../parts/tone.ts';
import { dateOf, hourOf, secondsOf } from '../../show/format.ts';
import { figureOf } from '../../words/plural.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';

export interface JournalBannerProps {
  readonly proving: Proving;
  readonly onProve: () => void;
  readonly onCancel: () => void;
}

/** Whether the journal is whole: the first thing an auditor asks. */
export function JournalBanner({ proving, onProve, onCancel }: JournalBannerProps) {
  const words = useWords();
  const { proof } = words;
  const isRunning = proving.kind === 'running';
  return (
    <div className={`banner tone-${toneOf(proving)}`}>
      <span className="banner-sign">
        <Icon name={signOf(proving)} />
      </span>
      <p role="status">{lineOf(proving, words)}</p>
      {isRunning && <Bar value={proving.done} whole={proving.total} />}
      <Button look="quiet" onPress={isRunning ? onCancel : onProve}>
        {isRunning ? proof.cancel : proving.kind === 'proved' ? proof.again : proof.prove}
      </Button>
    </div>
  );
}

function toneOf(proving: Proving): Tone {
  if (proving.kind === 'proved' && !proving.holds) return 'stop';
  if (proving.kind === 'proved') return proving.tag === 'holds' ? 'go' : 'warn';
  return proving.kind === 'failed' ? 'warn' : 'aside';
}

function signOf(proving: Proving): 'tick' | 'cross' | 'triangle' | 'dots' {
  if (proving.kind === 'proved' && !proving.holds) return 'cross';
  if (proving.kind === 'proved') return proving.tag === 'holds' ? 'tick' : 'triangle';
  return proving.kind === 'failed' ? 'triangle' : 'dots';
}

function lineOf(proving: Proving, words: Words): string {
  const { proof } = words;
  switch (proving.kind) {
    case 'never':
      return proof.never;
    case 'running':
      return proof.running(figureOf(proving.done), figureOf(proving.total));
    case 'cancelled':
      return proof.cancelled;
    case 'failed':
      return proof.failed;
    case 'proved':
      return proving.holds ? wholeLine(proving, words) : alteredLine(proving, words);
    default:
      return never(proving);
  }
}

function wholeLine(proved: Proved, words: Words): string {
  const { tag, size, tookMs, checkpoint, anchors, anchored } = proved;
  const { proof } = words;
  const holds = tag === 'holds' ? proof.holds : proof.holdsSoFar;
  const signed = checkpoint
    ? proof.checkpoint(dateOf(checkpoint.madeAt), hourOf(checkpoint.madeAt))
    : proof.noCheckpoint;
  const places = [...new Set(anchors.map(({ where }) => proof.places[where]))].join(', ');
  const kept = anchored > 0 ? proof.anchored(figureOf(anchored), places) : proof.notAnchored;
  return `${holds(String(size), secondsOf(tookMs, words.mark))} ${signed} ${kept}`;
}

/** What to do stands beside it: who meets this is no auditor. */
function alteredLine({ firstBad }: Proved, { proof }: Words): string {
  const altered = firstBad === undefined ? proof.altered : proof.alteredAt(figureOf(firstBad));
  return `${altered} ${proof.alteredTodo}`;
}
