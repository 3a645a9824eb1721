import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { startRelay, type Relay } from '../fakes/relay.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';
import { scanAsKeys, type Scan } from './scanner-keys.ts';
import { dismiss, headlines, verdict } from './verdict.ts';

const quick: Scan = { layout: 'us', suffix: 'Enter', paceMs: 3 };
const isUp = 'Реєстр на зв’язку';
const warning = 'Не відкривайте код: реєстр недоступний з';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

interface Site extends OpenDesk {
  readonly relay: Relay;
}

/** A desk that reaches its registry by a way that the test can cut. */
async function openSite(t: Parameters<typeof openDesk>[0]): Promise<Site> {
  const relay = await startRelay(registry.url);
  t.after(() => relay.close());
  const desk = await openDesk(t, { settings: { registry: { adapter: 'demo', url: relay.url } } });
  await desk.page.getByText(isUp).first().waitFor();
  return { ...desk, relay };
}

function fresh() {
  return registry.issue({ document: 'veteran-certificate', state: 'live' }).digits;
}

/** What the journal tells of the checks: outcome, cause, how far the question got. */
function checks({ entries }: OpenDesk) {
  return entries().map(({ outcome, because, asking }) => [outcome, because, asking]);
}

/** The spans without the registry, and how many checks could not be made in each. */
function spans({ everything }: OpenDesk) {
  return everything().flatMap((entry) =>
    entry.kind === 'offline' ? [[entry.phase, entry.attempts]] : [],
  );
}

test('a code scanned without a link is asked about by itself when the link is back, and turns green', async (t) => {
  const site = await openSite(t);
  const { page, relay, picture } = site;
  await relay.cut();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'unchecked');
  await page.getByText('Спробуємо знову самі: код діє ще 2:', { exact: false }).waitFor();
  await page.getByText('Реєстр недоступний з', { exact: false }).first().waitFor();
  await picture('offline-grey');
  await relay.mend();
  await verdict(page, 'valid');
  await picture('offline-green');
  // Whether the desk knew already that the link was gone is a matter of milliseconds.
  const told = checks(site).map(([outcome, , asking]) => [outcome, asking]);
  assert.deepEqual(told, [
    ['unchecked', 'not-sent'],
    ['valid', 'answered'],
  ]);
  assert.equal(new Set(site.entries().map(({ code }) => code)).size, 1);
  assert.deepEqual(spans(site), [
    ['opened', undefined],
    ['closed', 1],
  ]);
});

test('Enter tries at once, Esc forgets the code, and each try has its entry', async (t) => {
  const site = await openSite(t);
  const { page, relay, picture } = site;
  await relay.cut();
  await page.getByText(warning, { exact: false }).waitFor();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'unchecked');
  // Nearer to the scan it would be the scanner's own.
  await page.waitForTimeout(1_000);
  await page.keyboard.press('Enter');
  await page.getByText('Спроба 2 о', { exact: false }).waitFor();
  await page.keyboard.press('F1');
  await page.getByText('Запит не вийшов із цього комп’ютера', { exact: false }).waitFor();
  await picture('offline-why');
  await dismiss(page);
  await relay.mend();
  await page.getByText(isUp).first().waitFor();
  await page.waitForTimeout(1_500);
  const unsent = ['unchecked', 'known-down', 'not-sent'];
  assert.deepEqual(checks(site), [unsent, unsent]);
});

test('the waiting screen says so before the code is opened, a scan then ends at once, and the warning goes by itself', async (t) => {
  const site = await openSite(t);
  const { page, relay, picture } = site;
  await relay.cut();
  await page.getByRole('heading', { name: warning }).waitFor();
  await picture('offline-waiting');
  const scannedAt = Date.now();
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'unchecked');
  const tookMs = Date.now() - scannedAt;
  assert.ok(tookMs < 2_000, `${String(tookMs)} ms`);
  await page.getByText('Реєстр недоступний з', { exact: false }).first().waitFor();
  await picture('offline-known');
  await dismiss(page);
  const mendedAt = Date.now();
  await relay.mend();
  await page.getByRole('heading', { name: warning }).waitFor({ state: 'detached' });
  const backMs = Date.now() - mendedAt;
  assert.ok(backMs < 3_000, `${String(backMs)} ms`);
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  assert.deepEqual(checks(site), [
    ['unchecked', 'known-down', 'not-sent'],
    ['valid', undefined, 'answered'],
  ]);
});

test('a lost answer is explained, the old code is only stale, and a refreshed one turns green', async (t) => {
  const site = await openSite(t);
  const { page, relay, picture } = site;
  const old = fresh();
  relay.losesAnswers = true;
  await scanAsKeys(page, old, quick);
  await verdict(page, 'unchecked');
  await page.getByText('Код міг бути використаний', { exact: false }).waitFor();
  assert.equal(await page.getByText('Спробуємо знову', { exact: false }).count(), 0);
  await picture('answer-lost');
  relay.losesAnswers = false;
  await dismiss(page);
  await page.getByText(isUp).first().waitFor();
  await scanAsKeys(page, old, quick);
  await verdict(page, 'stale');
  await picture('answer-lost-stale');
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  assert.equal(await page.getByRole('heading', { name: headlines.invalid }).count(), 0);
  assert.deepEqual(checks(site), [
    ['unchecked', 'answer-lost', 'perhaps'],
    ['stale', 'lost-attempt', 'answered'],
    ['valid', undefined, 'answered'],
  ]);
});

test('a wrong clock of the PC is told with what to do, and hinders no check', async (t) => {
  const site = await openSite(t);
  const { page, relay, picture } = site;
  relay.dateShiftMs = 4 * 60_000 + 10_000;
  await scanAsKeys(page, fresh(), quick);
  await verdict(page, 'valid');
  await dismiss(page);
  await page.getByText('Годинник ПК відстає на 4 хв').first().waitFor();
  await page.getByText('ввімкнути синхронізацію', { exact: false }).waitFor();
  await page.getByRole('button', { name: isUp }).click();
  await page.getByRole('heading', { name: 'Стан вікна' }).waitFor();
  await picture('clock-behind');
  assert.deepEqual(checks(site), [['valid', undefined, 'answered']]);
});
