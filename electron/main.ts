import path from 'node:path';
import { app, dialog, Menu, session } from 'electron/main';
import type { Contract, Trouble } from '../shared/contract/contract.ts';
import { deskGuards, phoneGuards, shellGuards } from '../shared/contract/guards.ts';
import { server } from '../shared/contract/server.ts';
import type { Transport } from '../shared/contract/transport.ts';
import { startDemoRegistry, type DemoRegistry } from './node/demo/demo-registry.ts';
import { createPhone } from './node/demo/phone.ts';
import { modeOf, openDesk, troubledDesk } from './node/open-desk.ts';
import { openRecord } from './node/open-record.ts';
import { openRegistry } from './node/open-registry.ts';
import { watchScanners } from './node/scanner/watch-scanners.ts';
import { readSecrets } from './node/settings/read-secrets.ts';
import { readDeskSettings } from './node/settings/read-settings.ts';
import { serveIpc } from './shell/ipc.ts';
import { newIncident, openLog } from './shell/log.ts';
import { applyPermissions } from './shell/permissions.ts';
import { openPresence } from './shell/presence.ts';
import { registerScheme, serveScheme } from './shell/scheme.ts';
import { openSecrets, systemSealer } from './shell/secrets.ts';
import { closeNavigation, keepDeskWindow, openPhoneWindow } from './shell/window.ts';

process.on('uncaughtException', giveUp);
// SECURITY: every page, whatever its window or the command line asks for. Only root, as in a container, can't
// have Chromium's own sandbox: `enableSandbox` would then leave no process alive.
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
if (!isRoot || !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();
const given = (name: string) => app.commandLine.getSwitchValue(name) || undefined;
app.setPath('userData', dataFolder());
const log = openLog(app.getPath('userData'));

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(giveUp);
else app.quit();

/** Builds the ports, the desk and the window, in reading order. */
async function start(): Promise<void> {
  Menu.setApplicationMenu(process.platform === 'darwin' ? macMenu() : null);
  closeNavigation(log);
  applyPermissions(session.defaultSession);
  serveScheme(path.join(__dirname, '../renderer'));
  serveIpc(await openPages(), log);
  const desk = keepDeskWindow(log);
  app.on('second-instance', () => {
    desk.show();
  });
}

/**
 * Named on the command line, or the system's place for this account. On Windows not the roaming profile: a
 * journal that is copied between PCs would be two.
 */
function dataFolder(): string {
  const named = given('data');
  if (named !== undefined) return path.resolve(named);
  const local = process.platform === 'win32' ? process.env['LOCALAPPDATA'] : undefined;
  return local ? path.join(local, app.name) : app.getPath('userData');
}

/** What each page may call. */
async function openPages(): Promise<Readonly<Record<string, Transport>>> {
  const directory = app.getPath('userData');
  const settings = readDeskSettings(given('settings'), directory);
  if (!settings.ok) return troubledPages(settings.fault);
  const policy = settings.value;
  const remember = app.commandLine.hasSwitch('remember-secrets');
  const { url = '' } = policy.registry;
  const secrets = openSecrets(readSecrets(process.env), { directory, url, remember });
  if (!secrets.ok)
    return troubledPages({ because: 'secrets', file: secrets.fault.file, places: [] });
  const mode = modeOf(policy);
  log({ kind: 'started', version: app.getVersion(), mode });
  const isOwnDemo = policy.registry.adapter === 'demo' && policy.registry.url === undefined;
  const embedded = isOwnDemo ? await startDemoRegistry() : undefined;
  const registry = openRegistry(policy, secrets.value, embedded);
  const record = openRecord(path.join(directory, mode), systemSealer());
  if (record.fault !== undefined) log({ kind: 'journal', detail: record.fault });
  const scanners = watchScanners(policy.scanners, (states) => {
    log({ kind: 'scanners', states: states.map((one) => `${one.kind} ${one.trouble ?? 'ready'}`) });
  });
  app.on('will-quit', () => {
    void scanners.close();
    registry.close();
    record.close();
    void embedded?.close();
  });
  return pagesOf(
    openDesk({ policy, registry, ...record, scanners }, app.getVersion(), embedded !== undefined),
    embedded,
  );
}

function pagesOf(
  desk: Contract,
  embedded: DemoRegistry | undefined,
): Readonly<Record<string, Transport>> {
  const shell = openPresence();
  const guards = { ...deskGuards, ...shellGuards };
  if (!embedded) return { '/index.html': server(guards, { ...desk, ...shell }) };
  const phone = {
    ...createPhone(embedded),
    openPhone: () => {
      openPhoneWindow();
      return Promise.resolve({});
    },
  };
  return {
    '/index.html': server({ ...guards, ...phoneGuards }, { ...desk, ...shell, ...phone }),
    // The phone speaks the desk's language; it may check nothing.
    '/phone.html': server(
      { ...phoneGuards, facts: deskGuards.facts },
      { ...phone, facts: desk.facts },
    ),
  };
}

/** A desk that tells its trouble and checks nothing: never a demo in place of a broken set-up. */
function troubledPages(trouble: Trouble): Readonly<Record<string, Transport>> {
  log({ kind: 'trouble', because: trouble.because });
  return { '/index.html': server(deskGuards, troubledDesk(trouble, app.getVersion())) };
}

/** macOS takes copy, paste and quit from the menu. */
function macMenu(): Menu {
  return Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]);
}

function giveUp(error: unknown): void {
  const number = newIncident();
  log({ kind: 'incident', number, error });
  dialog.showErrorBox(
    'Звірка',
    `Програма не запустилася. Зверніться до ІТ-підтримки й назвіть код: ${number}.\n\nThe program did not start. Tell IT support the code: ${number}.`,
  );
  app.exit(70);
}
