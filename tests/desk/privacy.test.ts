import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { startDemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys } from './scanner-keys.ts';
import { dismiss, verdict } from './verdict.ts';

/** Invented, and marked so that it can be found anywhere. */
const marked = {
  documentId: '19000230-00007-1999-09-09',
  otp: '5ec4e7ed-0000-4bad-8bad-c0ffee15dead',
  digits: '5725556653368',
};

test('nothing that stood in a code is found in any file or title that the program made', async (t) => {
  const registry = await startDemoRegistry();
  t.after(() => registry.close());
  const data = temporary();
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { page, app, entries } = await openDesk(t, { data, settings });
  await page.getByText('Ввести цифри з екрана').waitFor();
  const link = `https://diia.app/documents/internal-passport/${marked.documentId}/verify/${marked.otp}`;
  await scanAsKeys(page, link, { layout: 'ua', suffix: 'Enter', paceMs: 3 });
  await verdict(page, 'invalid');
  const titles = [await page.title(), await app.evaluate(titlesOf)];
  await dismiss(page);
  await scanAsKeys(page, marked.digits, { layout: 'us', suffix: 'Enter', paceMs: 3 });
  await verdict(page, 'invalid');
  assert.equal(entries().length, 2);
  await app.close();
  assert.doesNotMatch(JSON.stringify(titles), /19000230|5ec4e7ed|diia\.app/);
  assert.deepEqual(placesOf(data), []);
});

function titlesOf({ BrowserWindow }: typeof Electron.CrossProcessExports): string[] {
  return BrowserWindow.getAllWindows().map((window) => window.getTitle());
}

/** The files below a folder that hold a mark, in UTF-8 or UTF-16 (Chromium's stores use both). */
function placesOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  assert.ok(files.length > 5, 'the program wrote nothing that could be searched');
  return files.flatMap((file) => {
    const name = path.join(file.parentPath, file.name);
    const bytes = readFileSync(name);
    return Object.values(marked)
      .filter((mark) => bytes.includes(mark) || bytes.includes(Buffer.from(mark, 'utf16le')))
      .map((mark) => `${mark} in ${name}`);
  });
}
