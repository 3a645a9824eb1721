import { powerMonitor, type Session } from 'electron/main';
import type { Signal } from '../../shared/verify/signals.ts';

/** The proxy that this machine uses for an address: the system's settings and PAC scripts, as Chromium reads them. */
export function systemProxy(session: Session): (url: string) => Promise<string> {
  return (url) => session.resolveProxy(url);
}

/** After a sleep neither the way to the registry nor the clock is what it was. */
export function tellResume(tell: (signal: Signal) => void): void {
  powerMonitor.on('resume', () => {
    tell({ kind: 'resumed' });
  });
}

/** SECURITY: Chromium would fetch dictionaries from its vendor, though no field of ours is spell-checked. */
export function fetchNothing(session: Session): void {
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}
