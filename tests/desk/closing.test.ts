import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication } from 'playwright-core';
import { openKey } from '../../electron/node/keys.ts';
import { writeLarge } from '../fixtures/large-journal.ts';
import { answerSaveWindow, go } from './centre.ts';
import { openDesk, temporary } from './open-desk.ts';

test('a window that is closed in the middle of an export leaves no half file behind', async (t) => {
  const data = temporary();
  const folder = path.join(data, 'demo');
  mkdirSync(folder, { recursive: true });
  writeLarge(folder, 60_000, openKey(folder));
  const { page, app, everything } = await openDesk(t, { data });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await go(page, 'Журнал');
  await page.getByLabel('Період').selectOption({ label: 'Увесь час' });
  const out = temporary();
  const draft = path.join(out, 'table.csv.part');
  await answerSaveWindow(app, path.join(out, 'table.csv'));
  await page.getByRole('button', { name: 'Експорт' }).click();
  await page.getByRole('button', { name: 'Таблиця CSV', exact: false }).click();
  while (!existsSync(draft)) await sleep(2);
  await closeWindow(app);
  assert.deepEqual(readdirSync(out), []);
  assert.deepEqual(
    everything()
      .slice(60_000)
      .map(({ kind }) => kind),
    ['started', 'stopped'],
  );
});

/** As its cross does; resolves once the program has ended. */
async function closeWindow(app: ElectronApplication): Promise<void> {
  const ended = once(app.process(), 'exit');
  // The program may be gone before it can answer.
  void app
    .evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    .catch(() => undefined);
  await ended;
}
