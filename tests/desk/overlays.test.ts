import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openKey } from '../../electron/node/keys.ts';
import { writeLarge } from '../fixtures/large-journal.ts';
import { go, useCentre } from './centre.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys, type Scan } from './scanner-keys.ts';
import { verdict } from './verdict.ts';

const quick: Scan = { layout: 'ua', suffix: 'Enter', paceMs: 3 };
const centre = useCentre();

test('what was opened before a scan lies over no verdict, and its button takes no Enter', async (t) => {
  const { page, picture } = await openDesk(t, { settings: centre.settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  const list = page.locator('.state .state-details');
  await scanAsKeys(page, centre.fresh().link, quick);
  await verdict(page, 'valid');
  await page.locator('.pill').click();
  await list.waitFor();
  await scanAsKeys(page, centre.fresh('expired').link, quick);
  await verdict(page, 'stale');
  assert.equal(await list.count(), 0);
  await picture('state-list-over');
  // Not before somebody can have read it.
  await page.waitForTimeout(600);
  await page.keyboard.press('Enter');
  await page.getByText('Ввести цифри з екрана').waitFor();
});

test('the export menu closes by a press elsewhere; Escape closes it alone and leaves the focus at its button', async (t) => {
  const { page } = await openDesk(t, { settings: centre.settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await go(page, 'Журнал');
  await page.getByText('Журнал цілісний', { exact: false }).waitFor();
  const menu = page.locator('.menu');
  await page.getByRole('button', { name: 'Експорт' }).click();
  await menu.waitFor();
  await page.locator('.banner').click();
  assert.equal(await menu.count(), 0);
  await page.locator('#entry-1').click();
  const detail = page.getByRole('heading', { name: 'Запис журналу № 1' });
  await detail.waitFor();
  await page.getByRole('button', { name: 'Експорт' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await menu.locator('button:focus').count(), 1);
  await page.keyboard.press('Escape');
  assert.equal(await menu.count(), 0);
  assert.equal(await page.locator('.export > button:focus').count(), 1);
  assert.equal(await detail.count(), 1);
  await page.keyboard.press('Escape');
  await detail.waitFor({ state: 'detached' });
});

test('End and Home stand at the first and at the last entry of a long journal, and read no more than they show', async (t) => {
  const data = temporary();
  const folder = path.join(data, 'demo');
  mkdirSync(folder, { recursive: true });
  writeLarge(folder, 5_000, openKey(folder));
  const { page, everything, picture } = await openDesk(t, { settings: centre.settings(), data });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await go(page, 'Журнал');
  await page.getByLabel('Період').selectOption({ label: 'Увесь час' });
  const row = (number: number) => page.locator(`#entry-${String(number)}[aria-selected='true']`);
  await page.locator('#entry-5000').waitFor();
  await page.locator('.grid').focus();
  await page.keyboard.press('End');
  await row(1).waitFor();
  // As long as a runaway would need to read some thousand entries.
  await page.waitForTimeout(1_000);
  await picture('journal-oldest');
  const numbers = await page
    .locator('.grid-row')
    .evaluateAll((rows) => rows.map(({ id }) => Number(id.replace('entry-', ''))));
  assert.deepEqual([Math.min(...numbers), Math.max(...numbers) < 40], [1, true]);
  await page.keyboard.press('ArrowUp');
  await row(2).waitFor();
  await page.keyboard.press('Home');
  await row(everything().length).waitFor();
  assert.equal(await page.locator('.table-scroll').evaluate(({ scrollTop }) => scrollTop), 0);
});
