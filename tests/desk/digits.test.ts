import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk } from './open-desk.ts';
import { scanAsKeys } from './scanner-keys.ts';
import { dismiss, verdict } from './verdict.ts';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

function fresh() {
  return registry.issue({ document: 'veteran-certificate', state: 'live' });
}

test('digits typed while no field has the focus land in the digits field, from every screen', async (t) => {
  const { page, entries } = await openDesk(t, {
    settings: { registry: { adapter: 'demo', url: registry.url } },
  });
  const field = page.locator('#digits');
  await field.waitFor();
  for (const delay of [260, 130]) {
    await blur(page);
    const { digits } = fresh();
    await page.keyboard.type(digits, { delay });
    await waitForDigits(page, digits);
    await page.keyboard.press('Enter');
    await verdict(page, 'valid');
    // On the verdict's screen: thirteen whole digits mean the next check.
    const next = fresh().digits;
    await page.keyboard.type(next, { delay });
    await waitForDigits(page, next);
    await page.keyboard.press('Enter');
    await verdict(page, 'valid');
    await page.getByRole('button', { name: 'Журнал' }).click();
    await page.locator('.journal').waitFor();
    const third = fresh().digits;
    await page.keyboard.type(third, { delay });
    await waitForDigits(page, third);
    await page.keyboard.press('Enter');
    await verdict(page, 'valid');
    await dismiss(page);
  }
  assert.deepEqual(
    entries().map(({ outcome, source }) => [outcome, source]),
    Array.from({ length: 6 }, () => ['valid', 'keyed']),
  );
});

test('the digits field is edited in the middle, pasted into, and explains a slip as a guess', async (t) => {
  const { page, entries, picture } = await openDesk(t, {
    settings: { registry: { adapter: 'demo', url: registry.url } },
  });
  const field = page.locator('#digits');
  await field.waitFor();
  await page.keyboard.press('F2');
  await page.keyboard.type('4821503 67283', { delay: 130 });
  for (let left = 7; left > 0; left -= 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await page.keyboard.type('39', { delay: 130 });
  await picture('digits-middle');
  assert.equal(await field.inputValue(), '4821539367283');
  await field.fill('');
  await page.keyboard.type('4821593067283', { delay: 130 });
  await page.getByText('Можливо, переставлено «30»', { exact: false }).waitFor();
  const issued = fresh();
  await paste(page, ` Код: ${issued.digits.replace(/(\d{4})(\d{4})/, '$1 $2 ')}; дійсний до 10:42`);
  assert.equal(await field.inputValue(), issued.digits);
  await page.keyboard.press('Enter');
  await verdict(page, 'valid');
  await dismiss(page);
  await page.keyboard.press('F2');
  await paste(page, `Ось: ${fresh().link} `);
  await verdict(page, 'valid');
  await dismiss(page);
  await page.keyboard.press('F2');
  await paste(page, garbled(fresh().link));
  await verdict(page, 'valid');
  assert.deepEqual(
    entries().map(({ outcome, source }) => [outcome, source]),
    Array.from({ length: 3 }, () => ['valid', 'keyed']),
  );
});

test('a barcode without its check digit is checked, and the scanner’s setting is named', async (t) => {
  const { page, entries, picture } = await openDesk(t, {
    settings: { registry: { adapter: 'demo', url: registry.url } },
  });
  await page.locator('#digits').waitFor();
  const twelve = repairable();
  await scanAsKeys(page, twelve, { layout: 'ua', suffix: 'Enter', paceMs: 5 });
  await verdict(page, 'valid');
  await page.getByText('EAN-13 Check Digit', { exact: false }).waitFor();
  await picture('verdict-repaired');
  await dismiss(page);
  await scanAsKeys(page, '482159036721', { layout: 'ua', suffix: 'Enter', paceMs: 5 });
  await page.getByText('Лише 12 цифр із 13', { exact: false }).first().waitFor();
  await picture('hint-twelve-digits');
  assert.deepEqual(
    entries().map(({ outcome, looksLike }) => [outcome, looksLike]),
    [
      ['valid', undefined],
      ['foreign', 'twelve-digits'],
    ],
  );
});

/** One of ten can't be told from an American product. */
function repairable(): string {
  for (;;) {
    const twelve = fresh().digits.slice(0, 12);
    const sum = [...twelve].reduce((so, digit, at) => so + Number(digit) * (at % 2 ? 1 : 3), 0);
    if (sum % 10 !== 0) return twelve;
  }
}

async function blur(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
}

async function waitForDigits(page: Page, digits: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.querySelector<HTMLInputElement>('#digits')?.value === text,
    digits,
    { timeout: 5_000 },
  );
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

/** As a scanner's keys are written under the Ukrainian layout. */
function garbled(link: string): string {
  const latin = 'abcdefghijklmnopqrstuvwxyz/:.';
  const cyrillic = 'фисвуапршолдьтщзйкіегмцчня.Жю';
  return Array.from(link, (mark) => cyrillic[latin.indexOf(mark)] ?? mark).join('');
}
