import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { CheckEntry, Entry } from '../../shared/record/entry.ts';
import { readEntries } from '../../electron/node/journal/reading/read-journal.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface DeskOptions {
  /** The desk's settings file; without it the desk is the plain demo. */
  readonly settings?: unknown;
  /** A Y4M clip in place of a webcam. */
  readonly clip?: string;
  /** More of Chromium's own switches. */
  readonly switches?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** A data folder of an earlier run. */
  readonly data?: string;
}

/** The real program at work, and the ways to look at it from outside. */
export interface OpenDesk {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly data: string;
  /** The checks in its SQLite file, oldest first, read beside the running program. */
  entries(): readonly CheckEntry[];
  /** Everything in its SQLite file, oldest first. */
  everything(): readonly Entry[];
  /** A picture for eyes, in `test-results/desk`. */
  picture(name: string): Promise<void>;
}

/** Starts the built program in the real Electron; it is closed when the test ends. */
export async function openDesk(t: TestContext, options: DeskOptions = {}): Promise<OpenDesk> {
  const data = options.data ?? temporary();
  const app = await _electron.launch({
    cwd: root,
    // Playwright adds --no-sandbox on Linux unless it is told not to; root can't do without.
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['.', ...argumentsFor(data, options)],
    env: { ...plain(process.env), DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...options.environment },
  });
  t.after(() => app.close());
  const page = await app.firstWindow();
  const mode = path.join(data, isLive(options.settings) ? 'live' : 'demo');
  return {
    app,
    page,
    data: mode,
    entries: () => [...readEntries(mode)].filter((entry) => entry.kind === 'check'),
    everything: () => [...readEntries(mode)],
    picture: async (name) => {
      await page.screenshot({ path: path.join(pictures(), `${name}.png`) });
    },
  };
}

/** A folder that goes when the tests of this file have ended and their desks are closed. */
export function temporary(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-desk-'));
  process.once('exit', () => {
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}

function argumentsFor(data: string, { settings, clip, switches = [] }: DeskOptions): string[] {
  const words = [`--data=${data}`, '--disable-gpu', '--password-store=basic', '--lang=uk'];
  if (clip !== undefined) {
    // Not --use-fake-ui-for-media-stream: it would skip the program's own permission handler.
    words.push('--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${clip}`);
  }
  if (settings !== undefined) {
    const file = path.join(data, 'named-settings.json');
    writeFileSync(file, typeof settings === 'string' ? settings : JSON.stringify(settings));
    words.push(`--settings=${file}`);
  }
  return [...words, ...switches];
}

function isLive(settings: unknown): boolean {
  return /"adapter":"(?:diia|http|trembita)"/.test(JSON.stringify(settings ?? {}));
}

function pictures(): string {
  const directory = path.join(root, 'test-results/desk');
  mkdirSync(directory, { recursive: true });
  return directory;
}

function plain(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
