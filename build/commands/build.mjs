import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { listen } from '../setup/child.mjs';
import { root, say } from '../setup/places.mjs';
import { ground, quietly, tool } from './command.mjs';

const stamp = path.join(root, 'out', '.built');
const sources = [
  'electron',
  'renderer',
  'shared',
  'build/vite.config.ts',
  'package.json',
  'package-lock.json',
];

/**
 * Builds anew, whatever is there.
 * @type {import('./command.mjs').Command}
 */
export async function build() {
  const { code, output } = await buildNow(ground());
  process.stdout.write(output);
  return { code, signal: null };
}

/**
 * Builds when a source has changed since the last build.
 * @param {import('./command.mjs').Ground} ground
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export async function buildWhenStale(ground) {
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint()) {
    return { code: 0, output: '' };
  }
  say('Building.');
  return buildNow(ground);
}

/** @param {import('./command.mjs').Ground} ground */
async function buildNow({ node, env }) {
  const built = fingerprint();
  fs.rmSync(stamp, { force: true });
  const args = ['build', '-c', 'build/vite.config.ts', '--logLevel', 'warn'];
  const done = await listen(
    node,
    [quietly, tool('electron-vite/bin/electron-vite.js'), ...args],
    env,
  );
  if (done.code === 0) fs.writeFileSync(stamp, built);
  return done;
}

/** Names and contents, not times: a checkout changes times and a quick edit may not. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).sort()) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  const at = path.join(root, place);
  if (!fs.statSync(at, { throwIfNoEntry: false })?.isDirectory()) return [place];
  return fs.readdirSync(at).flatMap((name) => filesUnder(`${place}/${name}`));
}
