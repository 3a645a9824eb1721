import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk, temporary, type OpenDesk } from './open-desk.ts';
import { seeing } from './seeing.ts';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

/** Chromium's own drawn cameras in place of webcams. */
const twoCameras = ['--use-fake-device-for-media-stream=device-count=2'];

test('the demo looks through its own camera until another one is chosen, which it remembers', async (t) => {
  const data = temporary();
  const first = await openDesk(t, { data, switches: twoCameras });
  const chooser = first.page.getByLabel('Вибрати камеру');
  await chooser.waitFor();
  const options = await chooser.locator('option').allTextContents();
  assert.deepEqual(options, ['навчальна', 'fake_device_0', 'fake_device_1']);
  assert.equal(await chosen(first.page), 'навчальна');
  await first.picture('camera-chooser');
  await chooser.selectOption('fake_device_1');
  await first.page.waitForFunction(() => document.querySelector('video.mirrored') !== null);
  await first.picture('camera-chosen');
  await first.app.close();
  const second = await openDesk(t, { data, switches: twoCameras });
  await second.page.getByLabel('Вибрати камеру').waitFor();
  await seeing(second.page);
  assert.equal(await chosen(second.page), 'fake_device_1');
});

test('a refused camera says how to allow it, and starts when it is allowed', async (t) => {
  const desk = await webcamDesk(t);
  await seeing(desk.page);
  await allow(desk, false);
  await desk.page.reload();
  await desk.page.getByText('Доступ до камери заборонено', { exact: false }).first().waitFor();
  await desk.picture('camera-denied');
  await allow(desk, true);
  await seeing(desk.page);
});

test('a camera that another program holds is named so, and starts when it is let go', async (t) => {
  const { page, picture } = await webcamDesk(t);
  await seeing(page);
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    let isHeld = true;
    addEventListener('let-go', () => (isHeld = false));
    mediaDevices.getUserMedia = (wishes) =>
      isHeld ? Promise.reject(new DOMException('', 'NotReadableError')) : ask(wishes);
  });
  await page.reload();
  await page.getByText('Камеру зайняла інша програма', { exact: false }).first().waitFor();
  await picture('camera-busy');
  await page.evaluate(() => dispatchEvent(new Event('let-go')));
  await seeing(page);
});

test('an unplugged camera is told, and comes back by itself', async (t) => {
  const { page, picture } = await webcamDesk(t);
  await seeing(page);
  await page.evaluate(() => {
    const { srcObject } = document.querySelector('video') ?? {};
    const [track] = srcObject instanceof MediaStream ? srcObject.getVideoTracks() : [];
    track?.stop();
    // What the browser says when the device goes; stopping by hand it does not say.
    track?.dispatchEvent(new Event('ended'));
  });
  await page.getByText('Камеру від’єднано', { exact: false }).first().waitFor();
  await picture('camera-gone');
  await seeing(page);
});

test('a hidden window, a locked screen and a sleeping PC release the camera, and get it back', async (t) => {
  const { app, page } = await webcamDesk(t);
  await seeing(page);
  const say = (event: string) =>
    app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event);
  const show = (isShown: boolean) =>
    app.evaluate(({ BrowserWindow }, shown) => {
      for (const window of BrowserWindow.getAllWindows()) {
        if (shown) window.show();
        else window.hide();
      }
    }, isShown);
  const ways = [
    [() => show(false), () => show(true)],
    [() => say('lock-screen'), () => say('unlock-screen')],
    [() => say('suspend'), () => say('resume')],
  ] as const;
  for (const [leave, comeBack] of ways) {
    await leave();
    await page.waitForFunction(() => document.querySelector('video')?.srcObject === null);
    await comeBack();
    await seeing(page);
  }
});

test('a desk that was left alone lets the camera go, and the first touch brings it back', async (t) => {
  const settings = { registry: { adapter: 'demo', url: registry.url }, timings: { idleMs: 4_000 } };
  const { page, picture } = await openDesk(t, { settings, switches: twoCameras });
  await seeing(page);
  await page.getByText('Камеру вимкнено, бо давно нікого не було', { exact: false }).waitFor();
  await page.waitForFunction(() => document.querySelector('video')?.srcObject === null);
  await picture('camera-resting');
  await page.mouse.move(200, 300);
  await seeing(page);
});

test('a PC that is too slow for large frames gets smaller ones, and the camera’s name tells it', async (t) => {
  const { page } = await webcamDesk(t);
  await seeing(page);
  await page.addInitScript(() => {
    // Each frame's report says that it took a third of a second.
    const dispatch = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
    Object.defineProperty(MessageEvent.prototype, 'data', {
      get(this: MessageEvent) {
        const told: unknown = dispatch?.get?.call(this);
        const isFrame = typeof told === 'object' && told !== null && 'report' in told;
        return isFrame ? { ...told, report: { ...Object(told.report), decodeMs: 333 } } : told;
      },
    });
  });
  await page.reload();
  const full = page.locator('.camera-foot [title^="Кадр 1280×720"]');
  await full.waitFor();
  await page.locator('.camera-foot [title^="Кадр зменшено до"]').waitFor();
  await seeing(page);
});

/** A desk with webcams only. */
function webcamDesk(t: TestContext): Promise<OpenDesk> {
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  return openDesk(t, { settings, switches: twoCameras });
}

function chosen(page: Page): Promise<string | undefined> {
  return page
    .getByLabel('Вибрати камеру')
    .evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent ?? undefined);
}

async function allow({ app }: OpenDesk, isAllowed: boolean): Promise<void> {
  await app.evaluate(({ session }, allowed) => {
    session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
      answer(allowed);
    });
    session.defaultSession.setPermissionCheckHandler(() => allowed);
  }, isAllowed);
}
