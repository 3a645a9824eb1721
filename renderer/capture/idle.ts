import type { DeskStore } from '../state/desk-store.ts';

/** Watches whether anybody uses the desk. */
export interface IdleWatch {
  /** Something has happened here that no key or pointer tells of, such as a code before the camera. */
  stir(): void;
}

interface IdleOptions {
  readonly target: EventTarget;
  /** After how long without a sign of anybody; 0: never. */
  readonly idleMs: number;
  readonly onIdle: (isIdle: boolean) => void;
}

const signs = ['keydown', 'pointermove', 'pointerdown', 'wheel', 'dragover'] as const;

/** Tells that the desk has long been left alone, and at the first sign that it no longer is; for as long as the page lives. */
export function watchIdle({ target, idleMs, onIdle }: IdleOptions): IdleWatch {
  let isIdle = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (next: boolean) => {
    if (next !== isIdle) onIdle((isIdle = next));
  };
  const stir = () => {
    tell(false);
    clearTimeout(timer);
    if (idleMs > 0) timer = setTimeout(() => tell(true), idleMs);
  };
  for (const sign of signs) target.addEventListener(sign, stir, { capture: true, passive: true });
  stir();
  return { stir };
}

/**
 * Visitors served by camera or scanner alone touch neither mouse nor keys. A verdict that stays on the screen, and its clock, are
 * nobody.
 */
export function stirByVisitors(
  { view, subscribe }: Pick<DeskStore, 'view' | 'subscribe'>,
  stir: IdleWatch['stir'],
): void {
  subscribe(() => {
    if (view().kind !== 'showing') stir();
  });
}
