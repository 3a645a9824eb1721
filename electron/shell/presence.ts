import { app, BrowserWindow, powerMonitor } from 'electron/main';
import type { Presence, ShellContract } from '../../shared/contract/contract.ts';
import { deskWindows } from './window.ts';

/**
 * Whether anybody can be at the desk: not while its window is minimised or hidden, the screen is locked or the PC sleeps. The
 * page can't know by itself: its timers must run on behind other windows, so it counts as visible always.
 */
export function openPresence(): Pick<ShellContract, 'presence'> {
  const away = new Set<'locked' | 'asleep'>();
  const changes = new EventTarget();
  const changed = () => changes.dispatchEvent(new Event('change'));
  const mark = (what: 'locked' | 'asleep', isSo: boolean) => () => {
    if (isSo) away.add(what);
    else away.delete(what);
    changed();
  };
  powerMonitor.on('lock-screen', mark('locked', true));
  powerMonitor.on('unlock-screen', mark('locked', false));
  powerMonitor.on('suspend', mark('asleep', true));
  powerMonitor.on('resume', mark('asleep', false));
  for (const window of BrowserWindow.getAllWindows()) watch(window, changed);
  app.on('browser-window-created', (_event, window) => {
    watch(window, changed);
  });
  const now = (): Presence => (away.size > 0 || !isDeskShown() ? 'away' : 'here');
  return {
    async presence({ known }) {
      if (now() === known) await oneOf(changes, () => now() !== known);
      return { presence: now() };
    },
  };
}

function watch(window: BrowserWindow, changed: () => void): void {
  window.on('minimize', changed);
  window.on('restore', changed);
  window.on('hide', changed);
  window.on('show', changed);
}

/** A window that is still opening counts as shown: its camera may start with it. */
function isDeskShown(): boolean {
  return deskWindows().some((desk) => desk.isVisible() && !desk.isMinimized());
}

/** The next change that matters, or the end of a long poll: a page that went away must leave nothing behind. */
async function oneOf(changes: EventTarget, matters: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      changes.removeEventListener('change', look);
      resolve();
    };
    const look = () => {
      if (matters()) done();
    };
    const timer = setTimeout(done, longestPollMs);
    changes.addEventListener('change', look);
  });
}

const longestPollMs = 25_000;
