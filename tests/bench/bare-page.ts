import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openStage } from './stage.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A page of our origin in the real Electron, with no desk on it: the demo camera would share the processor. */
export async function openBarePage(
  words: readonly string[] = [],
): Promise<{ page: Page; close: () => Promise<void> }> {
  const stage = await openStage(words);
  const page = await stage.app.firstWindow();
  await page.goto('app://desk/gallery.html#none').catch(() => undefined);
  return { page, close: () => stage.close() };
}

/** The decoding worker as it is shipped. */
export function decodeWorkerUrl(): string {
  const assets = readdirSync(path.join(root, 'out/renderer/assets'));
  const file = assets.find((name) => name.startsWith('decode-worker-'));
  if (file === undefined) throw new Error('the built decode worker was not found');
  return `app://desk/assets/${file}`;
}
