import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Broken } from './screens/Broken.tsx';

/** Shows a page. What a screen throws ends in a screen too, by its number and with a way out. */
export function start(page: ReactNode): void {
  const root = createRoot(freshPlace(), {
    onUncaughtError: () => createRoot(freshPlace()).render(<Stopped />),
  });
  root.render(page);
}

/** When even the start failed. */
export function Stopped() {
  return (
    <div className="frame">
      <main className="main stopped">
        <Broken incident={newIncident()} onRestart={restart} />
      </main>
    </div>
  );
}

export function restart(): void {
  window.location.reload();
}

/** For a failure that main has not numbered. */
export function newIncident(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  return `R-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function freshPlace(): HTMLElement {
  const place = document.createElement('div');
  document.querySelector('#root')?.replaceChildren(place);
  return place;
}
