import path from 'node:path';
import { app, dialog, Menu, session } from 'electron/main';
import type { Contract, Trouble } from '../shared/contract/contract.ts';
import { deskGuards, phoneGuards, shellGuards } from '../shared/contract/guards.ts';
import { server } from '../shared/contract/server.ts';
import type { Transport } from '../shared/contract/transport.ts';
import { failed, type Result } from '../shared/lib/result.ts';
import { wait } from '../shared/lib/wait.ts';
import type { Registry } from '../shared/verify/registry.ts';
import { createSignals, type Signals } from '../shared/verify/signals.ts';
import { startDemoRegistry, type DemoRegistry } from './node/demo/demo-registry.ts';
import { createPhone } from './node/demo/phone.ts';
import { modeOf, openDesk, troubledDesk } from './node/open-desk.ts';
import { openNetwork } from './node/network/open-network.ts';
import { watchInterfaces } from './node/network/watch-interfaces.ts';
import { openEvidence } from './node/open-evidence.ts';
import { openKeepers } from './node/open-keepers.ts';
import { openRecord } from './node/open-record.ts';
import { openRegistry } from './node/open-registry.ts';
import type { LineOptions } from './node/registry/http-call.ts';
import { watchScanners } from './node/scanner/watch-scanners.ts';
import { keepSecrets } from './node/settings/keep-secrets.ts';
import type { DeskPolicy } from './node/settings/parse-policy.ts';
import { readSecrets, type Secrets } from './node/settings/read-secrets.ts';
import { readDeskSettings } from './node/settings/read-settings.ts';
import { openIncidents } from './shell/incidents.ts';
import { serveIpc } from './shell/ipc.ts';
import { endExportFirst } from './shell/last-work.ts';
import { newIncident, openLog } from './shell/log.ts';
import { fetchNothing, systemProxy, tellResume } from './shell/network.ts';
import { officeGuards, openOffice, type Office } from './shell/office.ts';
import { applyPermissions } from './shell/permissions.ts';
import { openPresence } from './shell/presence.ts';
import { registerScheme, serveScheme } from './shell/scheme.ts';
import { systemSealer } from './shell/secrets.ts';
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
  fetchNothing(session.defaultSession);
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
  const { allowPlain } = policy.secrets;
  const place = { directory, url, remember, allowPlain, sealer: systemSealer() };
  const secrets = keepSecrets(readSecrets(process.env), place);
  if (!secrets.ok) return troubledPages({ ...secrets.fault, places: [] });
  const signals = createSignals();
  const over = new AbortController();
  const line = openLine(policy, secrets.value, signals, over.signal);
  if (!line.ok) return troubledPages(line.fault);
  log({ kind: 'started', version: app.getVersion(), mode: modeOf(policy) });
  const isOwnDemo = policy.registry.adapter === 'demo' && policy.registry.url === undefined;
  const embedded = isOwnDemo ? await startDemoRegistry() : undefined;
  const registry = openRegistry(policy, secrets.value, embedded, line.value);
  return openPagesOf({ policy, registry, signals, over }, embedded);
}

interface Opened {
  readonly policy: DeskPolicy;
  readonly registry: Registry;
  readonly signals: Signals;
  readonly over: AbortController;
}

/** The desk, and all that works beside it until the program quits. */
function openPagesOf(
  { policy, registry: asked, signals, over }: Opened,
  embedded: DemoRegistry | undefined,
): Readonly<Record<string, Transport>> {
  const directory = path.join(app.getPath('userData'), modeOf(policy));
  const sealer = systemSealer();
  const { checkpointEvery } = policy.journal;
  const record = openRecord(directory, sealer, { checkpointEvery });
  if (record.fault !== undefined) log({ kind: 'journal', detail: record.fault });
  const { journal } = record;
  const program = { version: app.getVersion(), folder: path.join(__dirname, '..') };
  const onBug = (error: unknown) => log({ kind: 'incident', number: newIncident(), error });
  const keepers = openKeepers({ policy, directory, record, program, onBug });
  const registry = openEvidence(asked, { policy, journal, directory, sealer, onBug });
  const scanners = watchScanners(policy.scanners, (states) => {
    log({ kind: 'scanners', states: states.map((one) => `${one.kind} ${one.trouble ?? 'ready'}`) });
  });
  const named = given('settings');
  const office = openOffice({ policy, named, directory, record, ...keepers }, log);
  endExportFirst(office.contract, onBug);
  app.on('will-quit', () => {
    over.abort();
    void scanners.close();
    registry.close();
    keepers.close();
    record.close();
    void embedded?.close();
  });
  const { stand } = office;
  const { forward } = keepers;
  const beside = { stand, scanners, forward, signals, over: over.signal, onBug };
  const parts = { policy, registry, ...record, ...beside };
  const desk = openDesk(parts, app.getVersion(), embedded !== undefined);
  return pagesOf(desk, office, embedded);
}

/** The way to the registry, over the system's own proxy settings, and what the machine tells of it. */
function openLine(
  policy: DeskPolicy,
  secrets: Secrets,
  { tell }: Signals,
  over: AbortSignal,
): Result<LineOptions, Trouble> {
  const proxy = systemProxy(session.defaultSession);
  const line = openNetwork(policy, secrets, { systemProxy: proxy, environment: {}, tell });
  if (!line.ok) {
    const file = given('settings') ?? path.join(app.getPath('userData'), 'settings.json');
    return failed({ because: 'settings-wrong', file, places: line.fault });
  }
  tellResume(tell);
  void watchInterfaces(tell, wait, over);
  return line;
}

function pagesOf(
  desk: Contract,
  office: Office,
  embedded: DemoRegistry | undefined,
): Readonly<Record<string, Transport>> {
  const pulse = () => Promise.resolve({});
  const shell = { ...openPresence(), pulse, ...openIncidents(log) };
  const guards = { ...deskGuards, ...shellGuards, ...officeGuards };
  const whole = { ...office.around(desk), ...office.contract, ...shell };
  if (!embedded) return { '/index.html': server(guards, whole) };
  const phone = {
    ...createPhone(embedded),
    openPhone: () => {
      openPhoneWindow();
      return Promise.resolve({});
    },
  };
  return {
    '/index.html': server({ ...guards, ...phoneGuards }, { ...whole, ...phone }),
    // The phone speaks the desk's language; it may check nothing.
    '/phone.html': server(
      { ...phoneGuards, facts: deskGuards.facts, incident: shellGuards.incident },
      { ...phone, facts: desk.facts, incident: shell.incident },
    ),
  };
}

/** A desk that tells its trouble and checks nothing: never a demo in place of a broken set-up. */
function troubledPages(trouble: Trouble): Readonly<Record<string, Transport>> {
  log({ kind: 'trouble', because: trouble.because });
  const { incident } = shellGuards;
  const desk = { ...troubledDesk(trouble, app.getVersion()), ...openIncidents(log) };
  return { '/index.html': server({ ...deskGuards, incident }, desk) };
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
