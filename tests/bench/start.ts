import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { ms, quantile, table, type Row } from './figures.ts';
import { openStage } from './stage.ts';

const rounds = 5;

interface Measured {
  readonly readyMs: number;
  readonly memoryMb: number;
}

/** Start to "ready to scan" and memory, turn by turn with an Electron window that shows one word. */
export async function measureStart(): Promise<string> {
  const bare = bareProgram();
  const ours: Measured[] = [];
  const theirs: Measured[] = [];
  for (let round = 0; round < rounds; round += 1) {
    theirs.push(await started(bare, (page) => page.getByText('ready').waitFor()));
    ours.push(
      await started(undefined, (page) => page.getByText('Ввести цифри з екрана').waitFor()),
    );
  }
  rmSync(bare, { recursive: true });
  const mid = (all: readonly Measured[], key: keyof Measured) =>
    quantile(
      all.map((one) => one[key]),
      0.5,
    );
  const row = (name: string, key: keyof Measured): Row => {
    const [mine, other] = [mid(ours, key), mid(theirs, key)];
    return [name, ms(mine), ms(other), (mine / other).toFixed(2)];
  };
  return table(
    `Start, median of ${String(rounds)}`,
    ['', 'Звірка', 'bare window', 'ratio'],
    [row('start → ready to scan, ms', 'readyMs'), row('memory of all processes, MB', 'memoryMb')],
  );
}

async function started(
  program: string | undefined,
  ready: (page: Page) => Promise<void>,
): Promise<Measured> {
  const stage = await openStage([], program);
  await ready(await stage.app.firstWindow());
  const readyMs = performance.now() - stage.startedAt;
  const memoryMb = await stage.app.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize / 1024, 0),
  );
  await stage.close();
  return { readyMs, memoryMb };
}

function bareProgram(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-bare-'));
  writeFileSync(
    path.join(directory, 'package.json'),
    '{"name":"bare","version":"1.0.0","main":"main.cjs"}',
  );
  writeFileSync(
    path.join(directory, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadURL('data:text/html,ready'));`,
  );
  return directory;
}
