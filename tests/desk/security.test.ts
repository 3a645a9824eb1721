import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { writeClip } from '../fixtures/fake-camera.ts';
import { openDesk, temporary } from './open-desk.ts';

test('the page is sandboxed, isolated and holds nothing but one function', async (t) => {
  const { app, page } = await openDesk(t);
  assert.equal(page.url(), 'app://desk/');
  const globals = await page.evaluate(() => {
    const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron'];
    const bridge: unknown = Reflect.get(globalThis, 'desk');
    return {
      node: names.filter((name) => name in globalThis),
      bridge: Object.keys(bridge as object),
    };
  });
  assert.deepEqual(globals, { node: [], bridge: ['call'] });
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      const all: unknown = Reflect.get(window.webContents, 'getLastWebPreferences');
      const found = (all as () => Record<string, unknown>).call(window.webContents);
      return ['sandbox', 'contextIsolation', 'nodeIntegration', 'webviewTag'].map(
        (name) => found[name],
      );
    }),
  );
  assert.deepEqual(preferences, [[true, true, false, false]]);
});

test('the content security policy is in force: no inline script, no remote host, no eval', async (t) => {
  const { page } = await openDesk(t);
  const blocked = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      violations.push(effectiveDirective);
    });
    const script = document.createElement('script');
    script.textContent = 'window.intruder = 1';
    document.body.append(script);
    const image = document.createElement('img');
    image.src = 'https://example.org/x.png';
    document.body.append(image);
    const reached = await fetch('https://example.org/').then(
      () => true,
      () => false,
    );
    // In a task of the page's own: the tool that runs this very function may evaluate, whatever the policy.
    const evaluated = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          resolve(globalThis.eval('true') === true);
        } catch {
          resolve(false);
        }
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    return {
      violations: [...new Set(violations)].sort(),
      reached,
      evaluated,
      intruder: 'intruder' in window,
    };
  });
  assert.deepEqual(blocked, {
    violations: ['connect-src', 'img-src', 'script-src', 'script-src-elem'],
    reached: false,
    evaluated: false,
    intruder: false,
  });
});

test('the running pages break no rule of their own policy', async (t) => {
  const { app, page } = await openDesk(t);
  const told: string[] = [];
  page.on('console', (message) => told.push(message.text()));
  page.on('pageerror', (error) => told.push(error.message));
  await page.getByRole('button', { name: 'Показати код на телефоні' }).click();
  await page.getByRole('heading', { level: 1, name: 'Документ дійсний' }).waitFor();
  const opened = app.waitForEvent('window');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Телефон відвідувача' }).click();
  const phone = await opened;
  phone.on('console', (message) => told.push(message.text()));
  await phone.getByText('Посвідчення', { exact: false }).first().waitFor();
  assert.deepEqual(
    told.filter((text) => /Content Security Policy|Refused|Error/.test(text)),
    [],
  );
});

test('nothing navigates away, opens a window or reads a file outside the pages', async (t) => {
  const { app, page } = await openDesk(t);
  assert.equal(await page.evaluate(() => window.open('https://example.org/')), null);
  await page.evaluate(() => {
    location.href = 'https://example.org/';
  });
  await page.waitForTimeout(300);
  const statuses = await page.evaluate(() =>
    Promise.all(
      [
        'app://desk/../main/main.cjs',
        'app://desk/..%2fmain%2fmain.cjs',
        'app://desk/nothing.html',
      ].map((url) => fetch(url).then(({ status }) => status)),
    ),
  );
  const windows = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  assert.deepEqual([page.url(), statuses, windows], ['app://desk/', [404, 404, 404], 1]);
});

async function blankClip(): Promise<string> {
  const clip = path.join(temporary(), 'blank.y4m');
  await writeClip(clip, [{ seconds: 0.2 }]);
  return clip;
}

test('the page has the camera’s picture and no other permission', async (t) => {
  const { page } = await openDesk(t, { clip: await blankClip() });
  const answers = await page.evaluate(async () => {
    const ask = (wanted: MediaStreamConstraints) =>
      navigator.mediaDevices.getUserMedia(wanted).then(
        () => 'granted',
        (error: unknown) => (error as DOMException).name,
      );
    const { state } = await navigator.permissions.query({ name: 'geolocation' });
    const seen = [
      await ask({ video: true }),
      await ask({ audio: true }),
      await ask({ audio: true, video: true }),
    ];
    return [...seen, state, await Notification.requestPermission()];
  });
  assert.deepEqual(answers, ['granted', 'NotAllowedError', 'NotAllowedError', 'denied', 'denied']);
});

test('calls that the contract does not know, and bad ones, are rejected without a word of detail', async (t) => {
  const { page } = await openDesk(t);
  const answers = await page.evaluate(async () => {
    const { call } = Reflect.get(globalThis, 'desk') as {
      call(m: unknown, r: unknown): Promise<unknown>;
    };
    const tries = [
      ['erase', {}],
      ['serve', { text: 'x' }],
      ['constructor', {}],
      [7, {}],
      ['facts', { extra: 1 }],
    ] as const;
    return Promise.all(
      tries.map(([method, request]) =>
        call(method, request).then(
          () => 'answered',
          (error: unknown) => (error as Error).message,
        ),
      ),
    );
  });
  for (const answer of answers) assert.match(answer, /: Error: refused$|^Error invoking.*refused$/);
});

test('a second start hands over to the first', async (t) => {
  const { app, page } = await openDesk(t);
  const { execPath, argv } = await app.evaluate(() => ({
    execPath: process.execPath,
    argv: process.argv,
  }));
  const unsandboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const words = [...argv.slice(1), ...unsandboxed];
  const second = spawnSync(execPath, words, { timeout: 20_000, encoding: 'utf8' });
  assert.deepEqual([second.status, await page.title()], [0, 'Звірка']);
});

test('a page that dies is replaced', async (t) => {
  const { app, page } = await openDesk(t);
  await page.getByText('Ввести цифри з екрана').waitFor();
  const reopened = app.waitForEvent('window');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await (await reopened).getByText('Ввести цифри з екрана').waitFor();
});
