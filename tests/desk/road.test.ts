import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk } from './open-desk.ts';
import { scanAsKeys, type Scan } from './scanner-keys.ts';
import { dismiss, headlines, verdict } from './verdict.ts';

const quick: Scan = { layout: 'us', suffix: 'Enter', paceMs: 3 };

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

const settings = () => ({ registry: { adapter: 'demo', url: registry.url } });

function fresh(state: 'live' | 'expired' | 'used' | 'withdrawn' | 'unknown' = 'live') {
  return registry.issue({ document: 'veteran-certificate', state });
}

test('a scanner is understood under every layout, with every ending, at every pace', async (t) => {
  const { page, entries } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  const scans: (readonly [keyof ReturnType<typeof fresh> & ('link' | 'digits'), Scan])[] = [
    ...(['us', 'ua'] as const).flatMap((layout) =>
      (['Enter', 'Tab', 'none'] as const).flatMap((suffix) => [
        ['link', { layout, suffix, paceMs: 3 }] as const,
        ['digits', { layout, suffix, paceMs: 3 }] as const,
        ['digits', { layout, suffix, paceMs: 80 }] as const,
      ]),
    ),
    ['link', { layout: 'ua', suffix: 'Enter', paceMs: 80 }],
  ];
  for (const [what, scan] of scans) {
    await t.test(`${what}, ${scan.layout}, ${scan.suffix}, ${String(scan.paceMs)} ms`, async () => {
      const earlier = entries().length;
      await scanAsKeys(page, fresh()[what], scan);
      await verdict(page, 'valid');
      const added = entries()
        .slice(earlier)
        .map(({ outcome, source }) => [outcome, source]);
      assert.deepEqual(added, [['valid', 'scanner']]);
      await dismiss(page);
    });
  }
});

test('each state of a code has its own screen and its own entry', async (t) => {
  const { page, entries, picture } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  const twice = fresh().link;
  const road = [
    ['valid', twice, undefined],
    ['stale', twice, 'used'],
    ['stale', fresh('expired').link, 'expired'],
    ['invalid', fresh('withdrawn').link, 'withdrawn'],
    ['invalid', fresh('unknown').digits, 'unknown'],
  ] as const;
  for (const [kind, text, because] of road) {
    await scanAsKeys(page, text, quick);
    await verdict(page, kind);
    await picture(`verdict-${kind}-${because ?? 'yes'}`);
  }
  assert.deepEqual(
    entries().map(({ outcome, because }) => [outcome, because]),
    road.map(([kind, , because]) => [kind, because]),
  );
});

test('typed digits are checked, and a slip is told before anybody is asked', async (t) => {
  const { page, entries, picture } = await openDesk(t, { settings: settings() });
  const { digits } = fresh();
  await page.getByText('Ввести цифри з екрана').waitFor();
  await page.keyboard.press('F2');
  const wrong = digits.slice(0, 12) + String((Number(digits[12]) + 1) % 10);
  await page.keyboard.type(wrong, { delay: 150 });
  await page.getByText('Контрольна цифра не збігається', { exact: false }).first().waitFor();
  await picture('digits-slip');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(digits.slice(12), { delay: 150 });
  await page.keyboard.press('Enter');
  await verdict(page, 'valid');
  assert.deepEqual(
    entries().map(({ outcome, source }) => [outcome, source]),
    [['valid', 'keyed']],
  );
});

test('a registry that stops leaves codes unchecked, and the desk goes on when it is back', async (t) => {
  const other = await startDemoRegistry();
  t.after(() => other.close());
  const port = Number(new URL(other.url).port);
  const desk = { registry: { adapter: 'demo', url: other.url } };
  const { page, entries, picture } = await openDesk(t, { settings: desk });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(
    page,
    other.issue({ document: 'veteran-certificate', state: 'live' }).link,
    quick,
  );
  await verdict(page, 'valid');
  await other.close();
  await scanAsKeys(page, fresh().digits, quick);
  await verdict(page, 'unchecked');
  await picture('verdict-unchecked-offline');
  // Put away: the other registry doesn't know this one's codes.
  await dismiss(page);
  const back = await startDemoRegistry({ port });
  t.after(() => back.close());
  // By itself, before anybody shows a code.
  await page.getByText('Реєстр на зв’язку', { exact: false }).waitFor();
  await scanAsKeys(
    page,
    back.issue({ document: 'veteran-certificate', state: 'live' }).link,
    quick,
  );
  await verdict(page, 'valid');
  assert.deepEqual(
    entries().map(({ outcome, asking }) => [outcome, asking]),
    [
      ['valid', 'answered'],
      ['unchecked', 'not-sent'],
      ['valid', 'answered'],
    ],
  );
});

test('a code that is not ours is named in passing, and the screen stays', async (t) => {
  const { page, entries, picture } = await openDesk(t, { settings: settings() });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await scanAsKeys(page, 'https://example.org/menu', quick);
  await page.getByText('Це не код документа', { exact: false }).first().waitFor();
  await picture('hint-foreign');
  for (const name of Object.values(headlines)) {
    assert.equal(await page.getByRole('heading', { level: 1, name, exact: true }).count(), 0);
  }
  assert.deepEqual(
    entries().map(({ outcome, looksLike, asking }) => [outcome, looksLike, asking]),
    [['foreign', 'url', 'not-asked']],
  );
});

test('a scan works from every screen and presses no button', async (t) => {
  const { page, entries } = await openDesk(t, { settings: settings() });
  await page.getByRole('button', { name: 'Журнал' }).focus();
  await scanAsKeys(page, fresh().link, quick);
  await verdict(page, 'valid');
  await page.getByRole('button', { name: 'Журнал' }).click();
  await scanAsKeys(page, fresh().link, quick);
  await verdict(page, 'valid');
  await page.keyboard.press('F2');
  await scanAsKeys(page, fresh().digits, { ...quick, suffix: 'Tab' });
  await verdict(page, 'valid');
  assert.deepEqual(
    entries().map(({ outcome }) => outcome),
    ['valid', 'valid', 'valid'],
  );
});
