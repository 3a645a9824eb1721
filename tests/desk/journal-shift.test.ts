import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { ElectronApplication, Page } from 'playwright-core';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk, temporary } from './open-desk.ts';
import { dismiss, verdict } from './verdict.ts';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

const settings = () => ({
  desk: { id: 'podil-4', centre: 'ЦНАП «Поділ»', window: 'Вікно 4' },
  operator: 'О. Коваль',
  registry: { adapter: 'demo', url: registry.url },
});

async function check(page: Page): Promise<void> {
  const { digits } = registry.issue({ document: 'veteran-certificate', state: 'live' });
  await page.locator('#digits').fill(digits);
  await page.locator('#digits').press('Enter');
  await verdict(page, 'valid');
}

async function go(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
}

async function answerSaveWindow(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, filePath);
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
  await picture('settings');
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
