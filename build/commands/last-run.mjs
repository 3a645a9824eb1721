import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readJson } from '../setup/read-json.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ readonly at: number, readonly fingerprint: string, readonly tally: Tally }} Run */

/** Certificates, calendars and the system under us change too: a result holds for a day. */
const holdsMs = 24 * 3600_000;

/** What reaches a test from its surroundings: our settings, the runtimes', the screen, languages and times, proxies. */
const reaching =
  /^(?:ZVIRKA|ELECTRON|NODE|DISPLAY|WAYLAND|TZ|LANG|LC|SSL|(?:https?|all|no)_proxy)/i;

/**
 * What a result depends on besides the files.
 * @param {string} node the binary: another build may stand in its place
 * @param {NodeJS.ProcessEnv} env
 * @returns {readonly string[]}
 */
export function worldOf(node, env) {
  const found = fs.statSync(node, { throwIfNoEntry: false });
  const settings = Object.entries(env)
    .filter(([name]) => reaching.test(name))
    .map(([name, value]) => `${name}=${value ?? ''}`);
  const system = [process.platform, process.arch, os.release()];
  return [node, String(found?.mtimeMs), ...system, ...settings.sort()];
}

/**
 * What a run depends on, as one hash: every file that git tracks or would take, the installed packages,
 * the runtimes and system, and the environment that reaches the tests.
 * @param {string} folder a checkout
 * @param {readonly string[]} world versions and the like
 * @returns {string | undefined} undefined where git can't list the files: then nothing is remembered
 */
export function fingerprintOf(folder, world) {
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', listing, { cwd: folder, maxBuffer: 64 << 20 });
  if (status !== 0) return undefined;
  const files = stdout.toString().split('\0').filter(Boolean).sort();
  const hash = createHash('sha256');
  for (const text of world) hash.update(`${text}\0`);
  for (const file of new Set([...files, 'node_modules/.package-lock.json'])) {
    hash.update(`${file}\0`).update(contentOf(path.join(folder, file)));
  }
  return hash.digest('hex');
}

/**
 * The last whole success of a part, when nothing has changed since and a day has not passed.
 * @param {string} file the memory, JSON
 * @param {string} part
 * @param {string} fingerprint
 * @param {number} now UTC milliseconds
 * @returns {Run | undefined}
 */
export function recall(file, part, fingerprint, now) {
  const run = runsIn(file)[part];
  const isFresh = run && now >= run.at && now - run.at < holdsMs;
  return isFresh && run.fingerprint === fingerprint ? run : undefined;
}

/**
 * Keeps a success; a failure is kept by nobody, and so runs again.
 * @param {string} file
 * @param {string} part
 * @param {Run} run
 */
export function remember(file, part, run) {
  if (run.tally.failed > 0 || run.tally.passed === 0) return;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify({ ...runsIn(file), [part]: run }));
}

/**
 * @param {string} file
 * @returns {Readonly<Record<string, Run>>}
 */
function runsIn(file) {
  try {
    return /** @type {Record<string, Run>} */ (readJson(file));
  } catch {
    // Not there yet, or broken off while it was written: then everything runs.
    return {};
  }
}

/** @param {string} file */
function contentOf(file) {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  return found?.isFile() ? createHash('sha256').update(fs.readFileSync(file)).digest() : 'absent';
}
