import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openDesk } from './open-desk.ts';
import { verdict } from './verdict.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds against WCAG 2.2 A and AA, as `rule: element`. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    interface Found {
      violations: { id: string; nodes: { html: string }[] }[];
    }
    const { run } = Reflect.get(globalThis, 'axe') as {
      run(d: Document, o: unknown): Promise<Found>;
    };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const found = await run(document, { runOnly: tags });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

/** The addresses of the gallery's scenes, as `#name/language`. */
async function scenesOf(page: Page): Promise<string[]> {
  await page.goto('app://desk/gallery.html');
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href') ?? ''),
  );
}

test('no screen of the road breaks a rule of access that a program can find', async (t) => {
  const { page, app, picture } = await openDesk(t);
  await page.getByText('Ввести цифри з екрана').waitFor();
  assert.deepEqual(await violations(page), [], 'scan screen');
  await picture('scan');
  await page.getByRole('button', { name: 'Показати код на телефоні' }).click();
  await verdict(page, 'valid');
  assert.deepEqual(await violations(page), [], 'green verdict');
  await picture('demo-valid');
  await page.keyboard.press('Enter');
  await page.getByText('Ввести цифри з екрана').waitFor();
  const opened = app.waitForEvent('window');
  await page.getByRole('button', { name: 'Телефон відвідувача' }).click();
  const phone = await opened;
  await phone.getByText('Оновити код').waitFor();
  assert.deepEqual(await violations(phone), [], 'phone');
  await page.getByRole('button', { name: 'Журнал' }).click();
  await page.getByText('Журнал цілісний', { exact: false }).waitFor();
  assert.deepEqual(await violations(page), [], 'journal');
  await picture('journal');
});

test('every screen of the gallery, and every third in English, breaks no rule of access either', async (t) => {
  const { page } = await openDesk(t);
  const scenes = await scenesOf(page);
  assert.ok(scenes.length > 20, `only ${String(scenes.length)} scenes`);
  const found: string[] = [];
  // The languages differ in their words only, and a look at each takes its time.
  const looked = scenes.filter((scene, at) => scene.endsWith('/uk') || at % 6 === 1);
  for (const scene of looked) {
    await page.goto(`app://desk/gallery.html${scene}`);
    await page.reload();
    found.push(...(await violations(page)).map((violation) => `${scene} ${violation}`));
  }
  assert.deepEqual(found, []);
});

test('on an office PC of 1366×768, between its title bar and task bar, no screen needs scrolling', async (t) => {
  const { page, app } = await openDesk(t);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 698);
  });
  const taller: string[] = [];
  for (const scene of await scenesOf(page)) {
    await page.goto(`app://desk/gallery.html${scene}`);
    await page.reload();
    const over = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
    if (over > 0 && !scene.startsWith('#phone')) taller.push(`${scene}: ${String(over)} px`);
  }
  assert.deepEqual(taller, []);
});
