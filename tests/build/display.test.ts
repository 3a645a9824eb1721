import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasDisplay } from '../../build/setup/display.mjs';

test('Linux has a display when X11 or Wayland says so; Windows and macOS always have one', () => {
  const asked = [
    hasDisplay('linux', {}),
    hasDisplay('linux', { DISPLAY: '' }),
    hasDisplay('linux', { DISPLAY: ':0' }),
    hasDisplay('linux', { DISPLAY: '', WAYLAND_DISPLAY: 'wayland-0' }),
    hasDisplay('win32', {}),
    hasDisplay('darwin', {}),
  ];
  assert.deepEqual(asked, [false, false, true, true, true, true]);
});
