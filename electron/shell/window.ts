import path from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions } from 'electron/main';
import type { Log } from './log.ts';
import { isOurs, origin, pageOf } from './security-policy.ts';

const webPreferences = {
  preload: path.join(__dirname, '../preload/preload.cjs'),
  // SECURITY: each of these is Electron's safe value, named so that nobody relies on a default.
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
  // Closing timers clear personal data: they must not slow down behind another window.
  backgroundThrottling: false,
  // A verdict must sound without a click.
  autoplayPolicy: 'no-user-gesture-required',
} as const satisfies BrowserWindowConstructorOptions['webPreferences'];

/** SECURITY: no page of any kind navigates away, opens a window or attaches a webview (guide, 13 and 14). */
export function closeNavigation(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void; url?: string }, url: string) => {
      if (isOurs(url) && url === contents.getURL()) return;
      event.preventDefault();
      log({ kind: 'refused', what: 'navigation' });
    };
    contents.on('will-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(() => {
      log({ kind: 'refused', what: 'window' });
      return { action: 'deny' };
    });
  });
}

/** The one desk on the screen. */
export interface DeskWindow {
  /** Brings the desk before the person: opens, restores and focuses it as needed. */
  show(): void;
}

/** The windows with the desk's page: one, and for a moment two while a lost one is replaced. The demo phone is none. */
export function deskWindows(): readonly BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter(
    ({ webContents }) => pageOf(webContents.getURL()) === '/index.html',
  );
}

/** The desk's window. A page that dies or hangs is replaced: the desk must never stay dark. */
export function keepDeskWindow(log: Log): DeskWindow {
  let window = open();
  let losses = 0;

  function open(): BrowserWindow {
    const opened = createDeskWindow();
    opened.webContents.on('render-process-gone', (_event, { reason }) => {
      log({ kind: 'window-lost', reason });
      if (reason !== 'clean-exit') replace(opened);
    });
    opened.on('unresponsive', () => {
      log({ kind: 'window-lost', reason: 'unresponsive' });
      opened.webContents.forcefullyCrashRenderer();
    });
    // A phone left open is no desk.
    opened.on('closed', () => {
      if (window === opened) app.quit();
    });
    void opened.loadURL(`${origin}/`);
    return opened;
  }

  /** Not in this very tick, in which a reload is lost; and ever slower, should every page die at once. */
  function replace(lost: BrowserWindow): void {
    losses += 1;
    setTimeout(
      () => {
        if (window !== lost) return;
        window = open();
        lost.destroy();
      },
      Math.min(20 * 2 ** losses, 10_000),
    );
  }

  return {
    show: () => {
      if (window.isDestroyed()) window = open();
      if (window.isMinimized()) window.restore();
      window.focus();
    },
  };
}

function createDeskWindow(): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 640,
    minHeight: 380,
    show: false,
    title: 'Звірка',
    backgroundColor: '#e9eef4',
    autoHideMenuBar: true,
    webPreferences,
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  return window;
}

let phone: BrowserWindow | undefined;

/** The demo's citizen's phone, beside the desk; one at a time. */
export function openPhoneWindow(): void {
  if (phone && !phone.isDestroyed()) {
    phone.focus();
    return;
  }
  phone = new BrowserWindow({
    width: 400,
    height: 740,
    show: false,
    title: 'ДЕМО · Телефон відвідувача',
    backgroundColor: '#0b0d10',
    autoHideMenuBar: true,
    webPreferences,
  });
  phone.once('ready-to-show', () => {
    phone?.show();
  });
  void phone.loadURL(`${origin}/phone.html`);
}
