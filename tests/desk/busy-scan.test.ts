import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { longestCapture } from '../../shared/capture/capture.ts';
import { recordCaptures } from './capture-recorder.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys, type Scan } from './scanner-keys.ts';

const link =
  'https://diia.app/documents/internal-passport/1234567890/verify/00000000-1111-4222-8333-444444444444';
const stranger = `https://example.org/${'menu/'.repeat(20)}`;
const scan: Scan = { layout: 'ua', suffix: 'none', paceMs: 3 };

test('a scan stays whole while the page, the program or all before them are held up', async (t) => {
  const { app, page } = await openDesk(t);
  await page.getByText('Ввести цифри з екрана').waitFor();
  const { captures, moreThan } = await recordCaptures(app);
  const holds: readonly (readonly [string, readonly string[], () => Promise<unknown>])[] = [
    ['page', [link, stranger], () => begun(page.evaluate(busy, 300))],
    ['program', [link, stranger], () => begun(app.evaluate((_electron, ms) => busyFor(ms), 300))],
    // Nothing in the program can know of these keys: only a code of ours tells that it isn't whole.
    ['system', [link], () => sleep(400)],
  ];
  await app.evaluate(() => {
    Reflect.set(globalThis, 'busyFor', (ms: number) => {
      for (const until = performance.now() + ms; performance.now() < until;);
    });
  });
  for (const [held, texts, halfway] of holds) {
    for (const text of texts) {
      for (const suffix of ['none', 'Enter'] as const) {
        const earlier = captures.length;
        await scanAsKeys(page, text, { ...scan, suffix, halfway });
        await moreThan(earlier, 2_000);
        await moreThan(earlier + 1, 400);
        const heard = captures.slice(earlier).map((capture) => capture.text);
        assert.deepEqual(heard, [text], `${held}, ${suffix}`);
      }
    }
  }
});

test('more than any code holds is one entry, and nothing of it is kept', async (t) => {
  const data = temporary();
  const { app, page, entries } = await openDesk(t, { data });
  await page.getByText('Ввести цифри з екрана').waitFor();
  const marked = 'zv4ppl3'.repeat(700);
  assert.ok(marked.length > longestCapture);
  const { moreThan } = await recordCaptures(app);
  // It is let go, and told, long before its last key: the hint may be over by then.
  const told = page
    .getByText('Це не код документа: Код задовгий')
    .first()
    .waitFor({ timeout: 120_000 });
  await scanAsKeys(page, marked, { ...scan, layout: 'us', suffix: 'Enter', paceMs: 1 });
  await told;
  await moreThan(0, 20_000);
  assert.deepEqual(
    entries().map(({ outcome, looksLike, asking }) => [outcome, looksLike, asking]),
    [['foreign', 'too-long', 'not-asked']],
  );
  await app.close();
  assert.deepEqual(filesWith(data, 'zv4ppl3'), []);
});

declare function busyFor(ms: number): void;

/** Keeps the page's only thread. */
function busy(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}

/** It runs on while the keys come, and takes a moment to begin. */
async function begun(running: Promise<unknown>): Promise<void> {
  running.catch(() => undefined);
  await sleep(30);
}

function filesWith(folder: string, mark: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  assert.ok(files.length > 5, 'the program wrote nothing that could be searched');
  return files
    .map((file) => path.join(file.parentPath, file.name))
    .filter((name) => {
      const bytes = readFileSync(name);
      return bytes.includes(mark) || bytes.includes(Buffer.from(mark, 'utf16le'));
    });
}
