import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { openDesk } from './open-desk.ts';
import { strokeOf } from './scanner-keys.ts';
import { dismiss, verdict } from './verdict.ts';

// Real key events of a real X server under its real layouts: nothing between the keyboard and the page is ours.
const hasTools = ['xdotool', 'setxkbmap'].every(
  (tool) => spawnSync(tool, ['-version']).error === undefined,
);
const skip =
  process.platform === 'linux' && hasTools ? false : 'needs an X server, xdotool and setxkbmap';

let registry: DemoRegistry;
before(async () => {
  registry = await startDemoRegistry();
});
after(() => registry.close());

test('the system’s own Ukrainian layout changes nothing for a scanner', { skip }, async (t) => {
  const settings = { registry: { adapter: 'demo', url: registry.url } };
  const { page, app, entries } = await openDesk(t, { settings });
  await page.getByText('Ввести цифри з екрана').waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.focus();
  });
  t.after(() => execFileSync('setxkbmap', ['-layout', 'us']));
  for (const layout of ['ua', 'us']) {
    execFileSync('setxkbmap', ['-layout', layout]);
    for (const shape of ['link', 'digits'] as const) {
      const text = registry.issue({ document: 'veteran-certificate', state: 'live' })[shape];
      execFileSync('xdotool', ['key', '--delay', '4', ...[...text].map(keyOf), 'Return']);
      await verdict(page, 'valid');
      await dismiss(page);
    }
  }
  assert.deepEqual(
    entries().map(({ outcome, source }) => [outcome, source]),
    Array.from({ length: 4 }, () => ['valid', 'scanner']),
  );
});

/** A key by its X keycode: the place on the keyboard, whatever the layout. */
function keyOf(character: string): string {
  const { code, isShifted } = strokeOf(character);
  const keycode = String(keycodes[code]);
  return isShifted ? `shift+${keycode}` : keycode;
}

const rows: readonly (readonly [first: number, codes: string])[] = [
  [24, 'QWERTYUIOP'],
  [38, 'ASDFGHJKL'],
  [52, 'ZXCVBNM'],
];
const keycodes: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'1234567890'].map((digit, index) => [`Digit${digit}`, 10 + index])),
  ...Object.fromEntries(
    rows.flatMap(([first, letters]) =>
      [...letters].map((letter, index) => [`Key${letter}`, first + index] as const),
    ),
  ),
  Minus: 20,
  Semicolon: 47,
  Period: 60,
  Slash: 61,
};
