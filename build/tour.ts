import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type Page } from 'playwright-core';
import { readEntries } from '../electron/node/journal/reading/read-journal.ts';
import { ukHeadlines as headlines } from '../renderer/words/uk/headlines.ts';
import { mustRunUnsandboxed } from './setup/electron.mjs';

const root = path.resolve(import.meta.dirname, '..');

process.exitCode = await tour();

/**
 * Drives the demo's main job by itself: the citizen's phone is held to the demo camera, the code is decoded,
 * asked, judged, recorded and shown. Says what came out; 0 only for a green verdict.
 */
async function tour(): Promise<number> {
  const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-tour-'));
  const desk = await _electron.launch({
    cwd: root,
    chromiumSandbox: !mustRunUnsandboxed(),
    args: ['.', `--data=${data}`, '--disable-gpu', ...process.argv.slice(2)],
  });
  try {
    const page = await desk.firstWindow();
    const verdict = await checkByCamera(page);
    const picture = await photograph(page);
    const entry = [...readEntries(path.join(data, 'demo'))].find(({ kind }) => kind === 'check');
    print(`Verdict: ${verdict}`);
    print(`Journal: ${entry ? JSON.stringify(entry) : 'no entry'}`);
    print(`Picture: ${picture}`);
    return entry?.kind === 'check' && entry.outcome === 'valid' && verdict === headlines.valid
      ? 0
      : 1;
  } finally {
    await desk.close();
    rmSync(data, { recursive: true, force: true });
  }
}

async function checkByCamera(page: Page): Promise<string> {
  print('The desk is open. Holding the citizen’s phone to the demo camera…');
  await page.getByRole('button', { name: 'Показати код на телефоні' }).click();
  const headline = page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: anyOf(Object.values(headlines)) });
  await headline.waitFor({ timeout: 30_000 });
  return headline.innerText();
}

async function photograph(page: Page): Promise<string> {
  const file = path.join(root, 'test-results/tour/verdict.png');
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file });
  return file;
}

function anyOf(texts: readonly string[]): RegExp {
  return new RegExp(texts.join('|'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
