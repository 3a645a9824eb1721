import { spawnSync } from 'node:child_process';
import { oneAtATime } from './one-at-a-time.mjs';
import { say } from './places.mjs';

/** What Electron's window loads. Since Debian 13 and Ubuntu 24.04 some of them end in `t64`. */
export const forElectron = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libcups2',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
];

/** A screen nobody looks at, and a keyboard for it. */
export const forScreens = ['xvfb', 'xdotool'];

/** Compiles node-api-compat.c. */
export const forCompiling = ['gcc', 'libc6-dev'];

/**
 * Debian or Ubuntu as root: installs what is missing. As another user: says what to run, and goes on.
 * @param {readonly string[]} names in Debian 12
 */
export function ensureDebianPackages(names) {
  const installed = installedOf(names);
  if (!installed) return;
  const missing = missingOf(names, installed).map(nameHere);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) {
    say(`Missing here: sudo apt-get install -y ${missing.join(' ')}`);
    return;
  }
  oneAtATime('debian', () => install(missing));
}

/**
 * @param {readonly string[]} names
 * @param {ReadonlySet<string>} installed
 */
export function missingOf(names, installed) {
  return names.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));
}

/**
 * @param {readonly string[]} names
 * @returns {Set<string> | undefined} undefined where there is no dpkg
 */
function installedOf(names) {
  const both = names.flatMap((name) => [name, `${name}t64`]);
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...both], {
    encoding: 'utf8',
  });
  if (asked.error) return undefined;
  const lines = asked.stdout.split('\n').filter((line) => line.startsWith('installed '));
  return new Set(lines.map((line) => line.slice('installed '.length)));
}

/** @param {readonly string[]} missing */
function install(missing) {
  say(`Installing Debian packages: ${missing.join(' ')}.`);
  apt(['update', '-qq']);
  apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]);
}

/** @param {readonly string[]} args */
function apt(args) {
  const done = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (done.status !== 0) say(`apt-get ${args[0] ?? ''} failed: ${done.stderr}`);
}

/**
 * The name this release knows a package by: where a `t64` exists, the old name is virtual.
 * @param {string} name
 */
function nameHere(name) {
  const policy = spawnSync('apt-cache', ['policy', `${name}t64`], { encoding: 'utf8' }).stdout;
  return /Candidate: (?!\(none\))/.test(policy) ? `${name}t64` : name;
}
