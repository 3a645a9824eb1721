import { useCallback, useId, useRef, useState } from 'react';
import type { DeskState } from '../../shared/contract/contract.ts';
import { never } from '../../shared/lib/never.ts';
import { letGo } from '../parts/Button.tsx';
import { Dot } from '../parts/Dot.tsx';
import { clockSign, isLate, limitSign } from '../show/desk-signs.ts';
import { agoOf, sinceOf, spanOf } from '../show/span.ts';
import type { LinkWords } from '../words/link-words.ts';
import { useCloseOutside } from '../state/use-close-outside.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { clockLine, StateDetails } from './StateDetails.tsx';

interface StatePillProps {
  readonly state: DeskState | undefined;
  /** UTC milliseconds. */
  readonly now: number;
  /** The check on the screen, if any: an open list is over when it changes. */
  readonly check: number | undefined;
}

/**
 * The state line: how the way to the registry is, and the one thing worth knowing besides; the rest opens on a
 * press. A broken journal is told before a broken link: without it nothing is checked.
 */
export function StatePill({ state, now, check }: StatePillProps) {
  const words = useWords();
  const { text, lit } = lineOf(state, now, words);
  const note = state && noteOf(state, now, words);
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const list = useId();
  const close = useCallback(() => setOpen(false), []);
  useCloseOutside(place, isOpen, close);
  // The newest scan wins: what was opened before it does not lie over its verdict.
  const [seen, setSeen] = useState(check);
  if (check !== seen) {
    setSeen(check);
    setOpen(false);
  }
  return (
    <div className="state" ref={place}>
      <button
        type="button"
        className={`pill ${lit}`}
        aria-expanded={isOpen}
        aria-controls={list}
        disabled={!state}
        onClick={(event) => {
          letGo(event);
          setOpen(!isOpen);
        }}
      >
        <Dot lit={lit} />
        <span className="pill-lines">
          <span aria-live="polite">{text}</span>
          {note !== undefined && <span className="pill-note">{note}</span>}
        </span>
      </button>
      <div id={list}>{isOpen && state && <StateDetails state={state} now={now} />}</div>
    </div>
  );
}

function lineOf(
  state: DeskState | undefined,
  now: number,
  { desk }: Words,
): { readonly text: string; readonly lit: 'good' | 'bad' | 'dim' } {
  if (!state) return { text: desk.stateUnknown, lit: 'dim' };
  if (state.journal.kind === 'broken') return { text: desk.journalBroken, lit: 'bad' };
  const { link } = state;
  switch (link.kind) {
    case 'up':
      return { text: desk.linkUp(Math.round(link.latencyMs)), lit: 'good' };
    case 'down':
      return { text: desk.linkDown(sinceOf(link.since, now)), lit: 'bad' };
    case 'unknown':
      return { text: desk.linkUnknown, lit: 'dim' };
    default:
      return never(link);
  }
}

/** The most pressing of the other facts. */
function noteOf(state: DeskState, now: number, words: Words): string | undefined {
  const { link: says } = words;
  const { link, offline } = state;
  const limit = limitSign(offline, now);
  if (limit.kind === 'over') return says.limitOver;
  if (limit.kind === 'near') return says.limitNear(spanOf(limit.leftMs, says));
  if (['off', 'wrong'].includes(clockSign(state.clock))) return clockLine(state.clock, says);
  if (link.kind === 'down') return offlineNote(now - link.since, says);
  if (isLate(state.forward, now)) return says.forward.behind(state.forward.behind);
  if (link.kind === 'up') return says.lastAnswer(agoOf(link.at, now, says));
  return undefined;
}

/** Nothing in the first minute: the line above tells the time already. */
function offlineNote(ms: number, words: LinkWords): string | undefined {
  return ms < 60_000 ? undefined : words.offlineFor(spanOf(ms, words));
}
