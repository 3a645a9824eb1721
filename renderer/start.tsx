import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { openShell } from './bridge.ts';
import { Broken } from './screens/Broken.tsx';

/** Shows a page. What a screen throws ends in a screen too, by its number and with a way out. */
export function start(page: ReactNode): void {
  const root = createRoot(freshPlace(), {
    onUncaughtError: (error) => stop(error),
  });
  root.render(page);
}

/** When a screen, or even the start, failed. */
export function stop(error: unknown): void {
  createRoot(freshPlace()).render(
    <div className="frame">
      <main className="main stopped">
        <Broken incident={newIncident(error)} onRestart={restart} />
      </main>
    </div>,
  );
}

export function restart(): void {
  window.location.reload();
}

/** For a failure that main has not numbered; main's log hears of it, if there is a main to hear. */
export function newIncident(error: unknown): string {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  const number = `R-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const name = error instanceof Error ? error.name.replace(/[^A-Za-z]/g, '').slice(0, 40) : '';
  openShell()
    .incident({ number, name: name || 'Unknown' })
    .catch(() => undefined);
  return number;
}

function freshPlace(): HTMLElement {
  const place = document.createElement('div');
  document.querySelector('#root')?.replaceChildren(place);
  return place;
}
