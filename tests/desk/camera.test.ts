import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { writeClip } from '../fixtures/fake-camera.ts';
import { openDesk, temporary } from './open-desk.ts';
import { verdict } from './verdict.ts';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

test('a QR and then a barcode before the camera become two green verdicts', async (t) => {
  const qr = registry.issue({ document: 'veteran-certificate', state: 'live' });
  const barcode = registry.issue({ document: 'internal-passport', state: 'live' });
  const clip = path.join(temporary(), 'visitors.y4m');
  await writeClip(clip, [
    { seconds: 1 },
    { kind: 'qr', text: qr.link, seconds: 3 },
    { seconds: 1 },
    { kind: 'ean13', text: barcode.digits, seconds: 3 },
  ]);
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { page, entries, picture } = await openDesk(t, { settings, clip });
  await verdict(page, 'valid');
  await picture('camera-qr-valid');
  await page.getByText('Паспорт', { exact: false }).first().waitFor();
  await verdict(page, 'valid');
  await picture('camera-barcode-valid');
  assert.deepEqual(
    entries()
      .slice(0, 2)
      .map(({ outcome, source, documentType }) => [outcome, source, documentType]),
    [
      ['valid', 'camera', 'veteran-certificate'],
      ['valid', 'camera', 'internal-passport'],
    ],
  );
});

test('a Wi-Fi QR before the camera is named in passing, and nobody is asked', async (t) => {
  const clip = path.join(temporary(), 'wifi.y4m');
  await writeClip(clip, [
    { seconds: 0.5 },
    { kind: 'qr', text: 'WIFI:T:WPA;S:cafe;P:x;;', seconds: 2 },
  ]);
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { page, entries, picture } = await openDesk(t, { settings, clip });
  await page.getByText('Це не код документа', { exact: false }).first().waitFor();
  await picture('camera-wifi-hint');
  const [entry] = entries();
  assert.deepEqual(
    [entry?.outcome, entry?.looksLike, entry?.asking, entry?.source],
    ['foreign', 'wifi', 'not-asked', 'camera'],
  );
});

test('a desk without a camera says so and works on', async (t) => {
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { page, picture } = await openDesk(t, { settings });
  await page.getByText('Камери не знайдено', { exact: false }).first().waitFor();
  await picture('no-camera');
});
