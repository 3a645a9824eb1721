import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { answerSaveWindow, go, key, useCentre } from './centre.ts';
import { openDesk, temporary } from './open-desk.ts';
import { dismiss, verdict } from './verdict.ts';

const { settings, fresh } = useCentre();

async function check(page: Page): Promise<void> {
  await key(page, fresh().digits);
  await verdict(page, 'valid');
}

test('a shift is opened by name, its checks bear it, its end is counted, signed and printed', async (t) => {
  const { page, app, everything, picture } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await page.getByRole('button', { name: 'зміну не відкрито', exact: false }).click();
  await page.getByLabel('Хто працює за вікном').fill('І. Мельник');
  await picture('shift-open');
  await page.getByRole('button', { name: 'Відкрити зміну' }).click();
  await page.getByText('зміна з', { exact: false }).waitFor();
  await check(page);
  await page.keyboard.press('Control+p');
  await page.getByRole('heading', { name: 'Підтвердження перевірки' }).first().waitFor();
  await picture('receipt-on-verdict');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  // The window's Escape is not the verdict's.
  await verdict(page, 'valid');
  await dismiss(page);
  await go(page, 'Підсумки');
  await page.getByText('Перевірки за годинами').first().waitFor();
  await page.locator('.chart canvas').waitFor();
  await page.waitForTimeout(500);
  await picture('summary');
  await answerSaveWindow(app, path.join(temporary(), 'nowhere', 'summary.csv'));
  await page.getByRole('button', { name: 'Зберегти CSV' }).click();
  await page.getByText('Не вдалося', { exact: false }).waitFor();
  await picture('summary-not-saved');
  await page.getByRole('button', { name: 'Місяць' }).click();
  await page.getByRole('heading', { name: 'Перевірки за днями' }).waitFor();
  assert.equal(await page.getByText('Не вдалося', { exact: false }).count(), 0);
  const printedAt = await page.evaluate(() => {
    const { now } = Date;
    Date.now = () => now() + 3 * 3_600_000;
    return new Date(Date.now()).toLocaleTimeString('uk', { hour: '2-digit', minute: '2-digit' });
  });
  await page.getByRole('button', { name: 'Надрукувати' }).click();
  const report = page.locator('dialog .paper');
  await report.getByText(printedAt, { exact: false }).first().waitFor();
  await report.getByRole('table', { name: 'Перевірки за днями' }).waitFor();
  assert.equal(await report.getByText('Перевірки за годинами').count(), 0);
  await picture('summary-month-report');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'День' }).click();
  const file = path.join(temporary(), 'summary.csv');
  await answerSaveWindow(app, file);
  await page.getByRole('button', { name: 'Зберегти CSV' }).click();
  await page.waitForTimeout(500);
  assert.match(
    readFileSync(file, 'utf8'),
    /^\ufeffРезультат;Причина;Джерело;Послуга;Разом\r\nДійсний;;Цифри;Без послуги;1\r\n/,
  );
  await page.getByRole('button', { name: 'зміна з', exact: false }).click();
  await page.getByRole('button', { name: 'Закрити зміну' }).click();
  await page.getByRole('heading', { name: 'Аркуш зміни' }).first().waitFor();
  await page.waitForTimeout(500);
  await picture('shift-slip');
  const shifts = everything().flatMap((entry) =>
    entry.kind === 'shift' ? [[entry.phase, entry.operator, entry.counts?.valid]] : [],
  );
  assert.deepEqual(shifts, [
    ['opened', 'І. Мельник', undefined],
    ['closed', 'І. Мельник', 1],
  ]);
  await page.keyboard.press('Escape');
  await go(page, 'Налаштування');
  await page.getByText('zvirka/podil-4+', { exact: false }).waitFor();
  await page.getByText('Збирач журналів').waitFor();
  await page.getByText('як у системі').waitFor();
  await picture('settings');
});

test('who takes over an open shift gets the slip of the one before', async (t) => {
  const { page, picture } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  for (const name of ['І. Мельник', 'О. Коваль']) {
    await page.locator('.shift-badge').click();
    await page.getByLabel('Хто працює за вікном').fill(name);
    await page.getByRole('button', { name: 'Відкрити зміну' }).click();
    await page.locator('.shift-form').waitFor({ state: 'detached' });
  }
  const slip = page.locator('dialog .paper');
  await slip.getByRole('heading', { name: 'Аркуш зміни' }).waitFor();
  assert.equal(await slip.getByText('І. Мельник').count(), 1);
  await picture('shift-taken-over');
  await page.keyboard.press('Escape');
  await page.locator('.shift-badge').getByText('О. Коваль').waitFor();
});

test('the language that was chosen is the window’s after a restart', async (t) => {
  const data = temporary();
  const first = await openDesk(t, { settings: settings(), data });
  await first.page.getByRole('button', { name: 'ENG' }).first().click();
  await first.page
    .getByText('Type the digits', { exact: false })
    .or(first.page.getByText('Journal'))
    .first()
    .waitFor();
  // The page's storage is written a little later.
  await first.page.waitForTimeout(1_000);
  await first.app.close();
  const second = await openDesk(t, { settings: settings(), data });
  await second.page.getByRole('button', { name: 'Journal', exact: true }).waitFor();
});
