import {
  idleWedge,
  nextWedge,
  quietWedge,
  wedgeDeadline,
  type Heard,
  type Key,
  type WedgeState,
  type WedgeStep,
} from '../../shared/capture/wedge.ts';
import { focusedField, insert, restore, stateOf, type FieldState } from './text-field.ts';

export interface ScannerListener {
  /** What a keyboard scanner has typed, as its keys lie, whatever the layout. */
  onScan(text: string): void;
  /** A scan longer than any code. */
  onTooLong?(): void;
}

/**
 * Listens for a keyboard scanner before anything else in the window does, whatever has the focus. Its keys never press
 * a button and never stay in a field. Returns the way to stop.
 */
export function listenToScanner(target: Window, listener: ScannerListener): () => void {
  const wedge = createWedge(target, listener);
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
  target.addEventListener('keydown', onKeydown, { capture: true, signal });
  target.addEventListener('keyup', onKeyup, { capture: true, signal });
  return () => {
    listening.abort();
    wedge.stop();
  };
}

/** The recogniser with its memory: state, timer, and the fields as they were before each key that reached them. */
function createWedge(target: Window, listener: ScannerListener) {
  let state: WedgeState = quietWedge;
  let before: (FieldState & { readonly at: number })[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const advance = (step: WedgeStep) => {
    const startedAt = state.run?.startedAt ?? 0;
    state = step.state;
    if (step.heard) {
      const place = before.find(({ at }) => at >= startedAt);
      tell(step.heard, target, listener, place);
    }
    if (!state.run) before = [];
    clearTimeout(timer);
    const deadline = wedgeDeadline(state);
    if (deadline === undefined) return;
    timer = setTimeout(
      () => advance(idleWedge(state, performance.now())),
      Math.max(0, deadline - performance.now()),
    );
  };
  return {
    /** Whether the page must not see this key. */
    take(event: KeyboardEvent): boolean {
      const field = focusedField(target.document);
      const step = nextWedge(state, keyOf(event, field !== undefined));
      advance(step);
      if (field && state.run && !step.swallow) {
        before.push({ ...stateOf(field), at: event.timeStamp });
      }
      return step.swallow;
    },
    stop: () => clearTimeout(timer),
  };
}

function tell(
  heard: Heard,
  target: Window,
  { onScan, onTooLong }: ScannerListener,
  place: FieldState | undefined,
): void {
  if (heard.kind === 'give-back') {
    const field = focusedField(target.document);
    if (field) insert(field, heard.typed);
    return;
  }
  // The whole field, not so many letters: it may have grouped or refused what the scanner typed.
  if (heard.leaked > 0 && place) restore(place);
  if (heard.kind === 'scan') onScan(heard.text);
  else onTooLong?.();
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
