import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk } from './open-desk.ts';
import { scanAsKeys, type Scan } from './scanner-keys.ts';
import { dismiss, verdict } from './verdict.ts';

const quick: Scan = { layout: 'us', suffix: 'Enter', paceMs: 3 };

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

function settings(timings = {}) {
  return { registry: { adapter: 'demo', speaks: 'http', url: registry.url }, timings };
}

function fresh() {
  return registry.issue({ document: 'veteran-certificate', state: 'live' }).digits;
}

/** The holder's name as the screen shows it. */
async function personOf(page: Page): Promise<string> {
  const shown = await page.locator('.certificate-person').innerText();
  const name = shown.split(':').at(-1)?.trim() ?? '';
  assert.match(name, /^\p{Lu}/u);
  return name;
}

/** Whether anything of the page, seen or unseen, still tells of the holder. */
async function holds(page: Page, name: string): Promise<boolean> {
  const html = await page.content();
  return html.includes(name) || html.includes('blob:') || html.includes('data:image');
}

test('the card shows the certificate in the order of KMU-139, with a photo, and leaves nothing behind', async (t) => {
  const { page, picture } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  await page.getByRole('img', { name: 'Фото власника посвідчення' }).waitFor();
  const isDrawn = await page
    .locator('.face')
    .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0));
  assert.ok(isDrawn);
  await picture('card');
  const name = await personOf(page);
  const fields = await page.locator('.certificate dt').allInnerTexts();
  const order = [
    'Орган, який видав',
    'Дата видачі',
    'Дійсне до',
    'Серія',
    'Номер',
    'Пункт Закону',
    'Стаття Закону',
    'Група інвалідності',
  ];
  assert.deepEqual(
    fields,
    order.filter((field) => fields.includes(field)),
  );
  assert.ok(fields.length >= 4, fields.join());
  await dismiss(page);
  assert.equal(await holds(page, name), false);
});

test('the card can’t be selected, so that no clipboard keeps it', async (t) => {
  const { page } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  const name = await personOf(page);
  await page.keyboard.press('Control+A');
  const selected = await page.evaluate(() => getSelection()?.toString() ?? '');
  assert.ok(!selected.includes(name.split(' ')[0] ?? name));
});

test('the next scan replaces the card whole', async (t) => {
  const { page } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  const name = await personOf(page);
  const expired = registry.issue({ document: 'veteran-certificate', state: 'expired' });
  await scanAsKeys(page, expired.digits, quick);
  await verdict(page, 'stale');
  assert.equal(await holds(page, name), false);
});

test('the card goes by itself when its time is up, and Space holds it', async (t) => {
  const { page, picture } = await openDesk(t, { settings: settings({ personalMs: 10_000 }) });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  const name = await personOf(page);
  await page.waitForTimeout(6_000);
  await page.keyboard.press('Space');
  await page.getByText('Відлік призупинено').waitFor();
  await page.waitForTimeout(5_000);
  assert.equal(await holds(page, name), true);
  await page.keyboard.press('Space');
  await page.getByText('Дані документа прибрано з екрана').waitFor();
  await picture('card-cleared');
  assert.equal(await holds(page, name), false);
});
