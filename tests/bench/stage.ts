import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';

const root = path.resolve(import.meta.dirname, '../..');

export interface Stage {
  readonly app: ElectronApplication;
  readonly startedAt: number;
  close(): Promise<void>;
}

/** Starts an Electron program: ours by default. */
export async function openStage(words: readonly string[], program = root): Promise<Stage> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-bench-'));
  const startedAt = performance.now();
  const app = await _electron.launch({
    cwd: root,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [program, `--data=${data}`, `--user-data-dir=${data}`, '--disable-gpu', ...words],
    env: { ...strings(process.env), DBUS_SESSION_BUS_ADDRESS: 'disabled:' },
  });
  return {
    app,
    startedAt,
    close: async () => {
      await app.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** A settings file for the time of a measure. */
export function settingsFile(settings: unknown): string {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'zvirka-bench-')), 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  return file;
}

function strings(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}
