import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import type { ElectronApplication, Page } from 'playwright-core';
import { answerSaveWindow, go, key, useCentre } from './centre.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys, type Scan } from './scanner-keys.ts';
import { dismiss, verdict } from './verdict.ts';

const quick: Scan = { layout: 'us', suffix: 'Enter', paceMs: 3 };
const services = ['Видача посвідчення', 'Реєстрація місця проживання'];

const centre = useCentre();
const settings = () => ({ ...centre.settings(), services });

async function chooseService(page: Page, name: string): Promise<void> {
  await page.getByLabel('Для якої послуги').selectOption({ label: name });
}

function row(page: Page, number: number) {
  return page.locator(`#entry-${String(number)}`);
}

test('a check stands in the journal at once, is found, exported, and the verifier page says intact; a changed file is told of', async (t) => {
  const { page, app, data, everything, picture } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await chooseService(page, `2. ${services[1] ?? ''}`);
  const live = centre.fresh().digits;
  await key(page, live);
  await verdict(page, 'valid');
  await dismiss(page);
  await chooseService(page, 'Без послуги');
  await key(page, centre.fresh('expired').digits);
  await verdict(page, 'stale');
  await go(page, 'Журнал');

  await t.test(
    'entries are there at once, with the service and the shift that opened by itself',
    async () => {
      await row(page, 4).waitFor();
      assert.deepEqual(
        everything().map((entry) => [
          entry.kind,
          entry.operator,
          entry.kind === 'check' ? entry.service : undefined,
        ]),
        [
          ['started', 'О. Коваль', undefined],
          ['shift', 'О. Коваль', undefined],
          ['check', 'О. Коваль', services[1]],
          ['check', 'О. Коваль', undefined],
        ],
      );
      await page.getByText('Журнал цілісний: 4', { exact: false }).waitFor();
      await picture('journal-entries');
    },
  );

  await t.test('a filter leaves what it names', async () => {
    await page.getByLabel('Результат перевірки').selectOption({ label: 'Оновіть код' });
    await row(page, 3).waitFor({ state: 'detached' });
    assert.equal(await row(page, 4).count(), 1);
    await page.getByLabel('Результат перевірки').selectOption('');
    await page.getByLabel('Пошук у журналі', { exact: false }).fill('реєстрація');
    await row(page, 4).waitFor({ state: 'detached' });
    assert.equal(await row(page, 3).count(), 1);
    await page.getByLabel('Пошук у журналі', { exact: false }).fill('');
    await row(page, 4).waitFor();
  });

  await t.test('a code that is presented to be found is no check', async () => {
    await page.getByRole('button', { name: 'Знайти за кодом' }).click();
    await page.getByText('Зараз це пошук, а не перевірка', { exact: false }).waitFor();
    await picture('journal-by-code');
    await scanAsKeys(page, live, quick);
    await row(page, 4).waitFor({ state: 'detached' });
    assert.equal(await row(page, 3).count(), 1);
    assert.equal(everything().length, 4);
    await page.getByRole('button', { name: 'Очистити пошук' }).click();
    await row(page, 4).waitFor();
  });

  await t.test(
    'what can’t be sought finds nothing, and a typed code goes when it is cleared',
    async () => {
      const box = page.getByLabel('Пошук у журналі', { exact: false });
      await box.fill('нема такого');
      await page.getByText('Нічого схожого.', { exact: false }).waitFor();
      assert.equal(await row(page, 4).count(), 0);
      await picture('journal-unknown');
      await box.fill(live);
      await row(page, 3).waitFor();
      await page.getByLabel('Результат перевірки').selectOption({ label: 'Дійсний' });
      assert.equal(await row(page, 4).count(), 0);
      await page.getByLabel('Результат перевірки').selectOption('');
      await page.getByRole('button', { name: 'Очистити пошук' }).click();
      await row(page, 4).waitFor();
      assert.equal(await box.inputValue(), '');
    },
  );

  await t.test('keys move through the list and open an entry', async () => {
    await page.locator('.grid').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Запис журналу № 3' }).waitFor();
    await page.getByText(/Увійде в наступну контрольну точку|Запис є в підписаній/).waitFor();
    await picture('journal-detail');
  });

  await t.test('the receipt of a check becomes a PDF without a name', async () => {
    const early = await watchForBlankQr(page);
    await page.getByRole('button', { name: 'Підтвердження', exact: true }).click();
    await page.getByRole('heading', { name: 'Підтвердження перевірки' }).first().waitFor();
    const file = path.join(temporary(), 'receipt.pdf');
    await answerSaveWindow(app, file);
    await page.getByRole('button', { name: 'Зберегти PDF', disabled: false }).waitFor();
    await picture('receipt');
    assert.equal(await early(), 0, 'a sheet could be printed without its code');
    await page.getByRole('button', { name: 'Зберегти PDF' }).click();
    await page.getByText('Збережено:', { exact: false }).waitFor();
    assert.match(readFileSync(file).subarray(0, 5).toString('latin1'), /^%PDF-/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  });

  const bundle = path.join(temporary(), 'bundle.zip');
  await t.test('a bundle is exported, and its own page says that it is whole', async () => {
    await answerSaveWindow(app, bundle);
    await page.getByRole('button', { name: 'Експорт' }).click();
    await picture('journal-export-menu');
    await page.getByRole('button', { name: 'Пакет доказів увесь журнал', exact: false }).click();
    await page.getByText('Збережено 5 записів', { exact: false }).waitFor();
    await picture('journal-exported');
    assert.ok(statSync(bundle).size > 1_000);
    const folder = path.join(temporary(), 'bundle');
    await answerSaveWindow(app, folder);
    await page.getByRole('button', { name: 'Експорт' }).click();
    await page.getByRole('button', { name: 'Пакет доказів текою' }).click();
    await page.getByText('Збережено 7 записів', { exact: false }).waitFor();
    assert.ok(existsSync(path.join(folder, 'verifier.html')));
    assert.equal(await verified(app, path.join(folder, 'verifier.html'), bundle), 'holds');
  });

  await t.test('a byte changed in the file is told of, with the entry', async () => {
    const db = new Database(path.join(data, 'journal.db'));
    db.exec('DROP TRIGGER IF EXISTS entry_is_final; DROP TRIGGER IF EXISTS entry_is_kept');
    for (const name of db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'")
      .pluck()
      .all()) {
      db.exec(`DROP TRIGGER "${String(name)}"`);
    }
    db.exec('UPDATE entry SET recorded_at = recorded_at + 1 WHERE number = 2');
    db.close();
    await page.getByRole('button', { name: 'Перевірити ще раз' }).click();
    await page.getByText('перший хибний запис — № 2', { exact: false }).waitFor();
    await picture('journal-altered');
  });
});

/** Counts how often a paper could have been printed before its code was drawn. */
async function watchForBlankQr(page: Page): Promise<() => Promise<number>> {
  const seen = await page.evaluateHandle(() => {
    const early = { times: 0 };
    new MutationObserver(() => {
      const qr = document.querySelector<HTMLCanvasElement>('dialog .paper-qr');
      const isReady = document.querySelector(
        '.paper-actions button:not(:disabled)[class*=primary]',
      );
      if (isReady && qr && qr.width < 50) early.times += 1;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    return early;
  });
  return () => seen.evaluate(({ times }) => times);
}

/** What the bundle's own page finds, opened as an auditor would: a plain window, no bridge, no network. */
async function verified(app: ElectronApplication, file: string, bundle: string): Promise<string> {
  const opened = app.waitForEvent('window');
  await app.evaluate(async ({ BrowserWindow, session }, url) => {
    const window = new BrowserWindow({
      show: true,
      webPreferences: { session: session.fromPartition('auditor'), sandbox: true },
    });
    await window.loadURL(url);
  }, `file://${file}`);
  const page = await opened;
  await page.locator('#files').setInputFiles(bundle);
  const told = page.locator('#told[data-verdict]');
  await told.waitFor();
  const found = await told.getAttribute('data-verdict');
  await page.close();
  return found ?? '';
}
