import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { testCodeNames, testCodes } from '../../shared/capture/test-codes.ts';
import { decodePicture } from '../../electron/node/decoder.ts';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { writeClip } from '../fixtures/fake-camera.ts';
import { answerSaveWindow } from './centre.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys } from './scanner-keys.ts';
import { verdict } from './verdict.ts';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

function fresh() {
  return registry.issue({ document: 'veteran-certificate', state: 'live' });
}

const scan = { layout: 'ua', paceMs: 12, suffix: 'Enter' } as const;

test('the device test tells what a scanner sends, checks nothing, records nothing and shows nobody’s code', async (t) => {
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { app, page, entries, picture } = await openDesk(t, { settings });
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1366, 698);
  });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await page.keyboard.press('F4');
  await page.getByRole('heading', { name: 'Перевірка пристроїв' }).waitFor();
  await picture('self-test');
  assert.deepEqual(
    await codesOn(page.locator('.test-codes li')),
    testCodeNames.map((name) => testCodes[name]),
  );
  await scanAsKeys(page, testCodes.qr, scan);
  await page.getByText('QR-код: без втрат').waitFor();
  await page.getByText('українська — зчитуванню не заважає').waitFor();
  await scanAsKeys(page, testCodes.ean13.slice(0, -1), scan);
  await page.getByText('без контрольної цифри', { exact: false }).waitFor();
  await page.getByText('Transmit Check Digit', { exact: false }).waitFor();
  await picture('self-test-scanner');
  const { link, digits } = fresh();
  for (const code of [link, digits]) {
    await scanAsKeys(page, code, scan);
    await page.getByText(`знаків: ${String(code.length)}`, { exact: false }).waitFor();
  }
  const shown = await page.content();
  assert.deepEqual([shown.includes(digits), shown.includes(link.slice(-36))], [false, false]);
  assert.deepEqual(entries(), []);
  await t.test('every code can be read from the sheet that is printed', async () => {
    await page.getByRole('button', { name: 'Надрукувати коди' }).click();
    const file = path.join(temporary(), 'codes.pdf');
    await answerSaveWindow(app, file);
    await page.getByRole('button', { name: 'Зберегти PDF', disabled: false }).waitFor();
    await picture('self-test-sheet');
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(
      await codesOn(page.locator('.print-sheet li')),
      testCodeNames.map((name) => testCodes[name]),
    );
    await page.emulateMedia({ media: null });
    await page.getByRole('button', { name: 'Зберегти PDF' }).click();
    await page.getByText('Збережено:', { exact: false }).waitFor();
    assert.equal((readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g) ?? []).length, 1);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Перевірка пристроїв' }).waitFor();
  });
  await page.keyboard.press('Escape');
  await scanAsKeys(page, link, scan);
  await verdict(page, 'valid');
  assert.equal(entries().length, 1);
});

test('the device test tells how the camera reads, and a test code before it is only a hint elsewhere', async (t) => {
  const clip = path.join(temporary(), 'test-code.y4m');
  await writeClip(clip, [{ seconds: 0.5 }, { kind: 'ean13', text: testCodes.ean13, seconds: 2 }]);
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { page, entries, picture } = await openDesk(t, { settings, clip });
  await page.getByText('Тестовий код програми', { exact: false }).first().waitFor();
  assert.equal(entries()[0]?.outcome, 'foreign');
  const before = entries().length;
  await page.getByRole('button', { name: 'Сканер · готовий' }).click();
  await page.getByText('Штрих-код EAN-13: без втрат', { exact: false }).waitFor();
  await page.getByText('1280×720').waitFor();
  await picture('self-test-camera');
  // Longer than the clip's round: the code has come before the camera anew.
  await page.waitForTimeout(5_000);
  assert.equal(entries().length, before);
});

/** What a decoder reads of each of these codes. */
async function codesOn(codes: Locator): Promise<(string | undefined)[]> {
  const texts: (string | undefined)[] = [];
  for (const code of await codes.all()) {
    const read = await decodePicture(await code.screenshot());
    texts.push(read.ok ? read.value[0]?.text : undefined);
  }
  return texts;
}
