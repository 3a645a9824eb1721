import { spawn, spawnSync } from 'node:child_process';
import { ensureDebianPackages, forScreens } from './debian.mjs';

/**
 * @typedef {object} Screen somewhere to draw windows
 * @property {Record<string, string | undefined>} env
 * @property {() => void} close
 */

/**
 * Whether windows can be shown to somebody.
 * @param {string} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function hasDisplay(platform, env) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/**
 * A screen of 1366x768 that nobody looks at, so that tests neither grab nor depend on the person's own.
 * Where Xvfb does not exist (Windows, macOS) it is the person's own.
 * @returns {Promise<Screen>}
 * @throws {Error} in a sentence, when there is neither
 */
export async function openScreen() {
  if (process.platform === 'linux') {
    ensureDebianPackages(forScreens);
    if (!spawnSync('Xvfb', ['-help']).error) return openXvfb();
  }
  if (hasDisplay(process.platform, process.env)) return { env: {}, close: () => undefined };
  throw new Error('There is no display here, and no Xvfb: install the package xvfb.');
}

/** @returns {Promise<Screen>} */
function openXvfb() {
  // It finds a free number by itself and writes it to the descriptor named here.
  const args = ['-displayfd', '3', '-screen', '0', '1366x768x24', '-nolisten', 'tcp', '-noreset'];
  const xvfb = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const close = () => void xvfb.kill();
  process.once('exit', close);
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.once('exit', () => reject(new Error('Xvfb ended before it had a display')));
    xvfb.stdio[3]?.once('data', (number) => {
      xvfb.unref();
      const display = `:${String(number).trim()}`;
      // With Wayland's names in sight the windows would open on the person's own screen.
      const env = { DISPLAY: display, WAYLAND_DISPLAY: undefined, XDG_SESSION_TYPE: 'x11' };
      resolve({ env, close });
    });
  });
}
