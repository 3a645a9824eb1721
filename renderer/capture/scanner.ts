import type { Key } from '../../shared/capture/key.ts';
import type { Heard } from '../../shared/capture/heard.ts';
import {
  idleWedge,
  nextWedge,
  quietWedge,
  wedgeDeadline,
  type WedgeState,
  type WedgeStep,
} from '../../shared/capture/wedge.ts';
import { never } from '../../shared/lib/never.ts';
import { createKeySilence } from './key-silence.ts';
import { focusedField, insert, restore, stateOf, type FieldState } from './text-field.ts';

export interface ScannerListener {
  /** Every key, before anything is made of it. */
  onKey?(key: Key): void;
  /** What a keyboard scanner has typed, as its keys lie, whatever the layout. */
  onScan(text: string): void;
  /** A scan longer than any code. */
  onTooLong?(): void;
  /** Digits that a person, or too uneven a scanner, typed while no field had the focus; `entered` by Enter. */
  onTyped?(digits: string, entered: boolean): void;
}

/**
 * Listens for a keyboard scanner before anything else in the window does, whatever has the focus. Its keys never press
 * a button and never stay in a field. Returns the way to stop.
 * @param pulse resolves once nothing that the keys come through is behind.
 */
export function listenToScanner(
  target: Window,
  listener: ScannerListener,
  pulse: () => Promise<unknown>,
): () => void {
  const wedge = createWedge(target, listener, pulse);
  const swallowed = new Set<string>();
  const listening = new AbortController();
  const { signal } = listening;
  const onKeydown = (event: KeyboardEvent) => {
    if (!wedge.take(event)) return;
    swallowed.add(event.code);
    stop(event);
  };
  const onKeyup = (event: KeyboardEvent) => {
    if (swallowed.delete(event.code)) stop(event);
  };
  // Windows writes a character of Alt and digits without a keydown of its own.
  const onKeypress = (event: KeyboardEvent) => {
    if (wedge.isHolding()) stop(event);
  };
  target.addEventListener('keypress', onKeypress, { capture: true, signal });
  target.addEventListener('keydown', onKeydown, { capture: true, signal });
  target.addEventListener('keyup', onKeyup, { capture: true, signal });
  return () => {
    listening.abort();
    wedge.stop();
  };
}

/** The recogniser with its memory: state, the wait for silence, and the fields as they were before each key that reached them. */
function createWedge(target: Window, listener: ScannerListener, pulse: () => Promise<unknown>) {
  let state: WedgeState = quietWedge;
  let before: (FieldState & { readonly at: number })[] = [];
  const silence = createKeySilence({ clock: () => performance.now(), pulse }, (until) =>
    advance(idleWedge(state, until)),
  );
  const advance = (step: WedgeStep) => {
    const startedAt = state.run?.startedAt ?? 0;
    state = step.state;
    if (step.heard) {
      const place = before.find(({ at }) => at >= startedAt);
      tell(step.heard, target, listener, place);
    }
    if (!state.run && !state.alt) before = [];
    const deadline = wedgeDeadline(state);
    if (deadline === undefined) silence.stop();
    else silence.expect(deadline);
  };
  return {
    /** Whether the page must not see this key. */
    take(event: KeyboardEvent): boolean {
      const field = focusedField(target.document);
      const key = keyOf(event, field !== undefined);
      listener.onKey?.(key);
      silence.key(key.at);
      const step = nextWedge(state, key);
      advance(step);
      if (field && (state.run ?? state.alt) && !step.swallow) {
        before.push({ ...stateOf(field), at: event.timeStamp });
      }
      return step.swallow;
    },
    isHolding: () => state.run?.held !== undefined,
    stop: silence.stop,
  };
}

function tell(
  heard: Heard,
  target: Window,
  { onScan, onTooLong, onTyped }: ScannerListener,
  place: FieldState | undefined,
): void {
  switch (heard.kind) {
    case 'give-back': {
      const field = focusedField(target.document);
      if (field) insert(field, heard.typed);
      return;
    }
    case 'typed':
      onTyped?.(heard.text, heard.entered);
      return;
    case 'scan':
      // The whole field, not so many letters: it may have grouped or refused what the scanner typed.
      if (heard.leaked > 0 && place) restore(place);
      onScan(heard.text);
      return;
    case 'too-long':
      if (heard.leaked > 0 && place) restore(place);
      onTooLong?.();
      return;
    default:
      never(heard);
  }
}

function keyOf(event: KeyboardEvent, inField: boolean): Key {
  return {
    code: event.code,
    typed: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    repeat: event.repeat,
    inField,
    at: event.timeStamp,
  };
}

function stop(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
