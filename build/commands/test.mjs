import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { standIn } from '../setup/child.mjs';
import { openScreen } from '../setup/display.mjs';
import { root } from '../setup/places.mjs';
import { readJson } from '../setup/read-json.mjs';
import { buildWhenStale } from './build.mjs';
import { checkAll } from './check.mjs';
import { electronGround, ground, quietly } from './command.mjs';
import { fingerprintOf, recall, remember, worldOf } from './last-run.mjs';
import { make, step } from './steps.mjs';
import { add, exitCodeOf, nothing, summary } from './tally.mjs';

/** A file that takes longer hangs: five minutes, on a slow machine too. */
const patience = '--test-timeout=300000';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {import('./command.mjs').Ground} Ground */
/** @typedef {(ground: Ground, words: readonly string[]) => Promise<Tally>} Part */

/**
 * The whole house; with words, only the test files whose path holds one of them. A part that passed on
 * this very tree less than a day ago is told and not run again, but for `--anew` and in CI.
 * @type {import('./command.mjs').Command}
 */
export function test(words) {
  if (words.length > 0 && words[0] !== '--anew') return runAll([units, desk], words);
  const parts = { checks: checkAll, 'unit tests': units, 'desk tests': desk };
  const isAnew = words[0] === '--anew' || Boolean(process.env['CI']);
  const passed = path.join(root, 'node_modules/.cache/passed.json');
  return runAll(
    Object.entries(parts).map(([name, part]) => remembering(passed, name, part, isAnew)),
    [],
  );
}

/** @type {import('./command.mjs').Command} */
export function testUnits(words) {
  return runAll([units], words);
}

/** @type {import('./command.mjs').Command} */
export function testDesk(words) {
  return runAll([desk], words);
}

/**
 * Every part runs, also when an earlier one has failed. The last line counts.
 * @param {readonly Part[]} parts
 * @param {readonly string[]} words
 */
async function runAll(parts, words) {
  const base = await make('Node and packages', ground);
  let tally = base.made ? nothing : base.tally;
  for (const part of base.made ? parts : []) {
    tally = add(tally, await part(/** @type {Ground} */ (base.made), words));
  }
  process.stdout.write(`${summary(tally)}\n`);
  return { code: exitCodeOf(tally), signal: null };
}

/**
 * @param {string} file where successes are kept
 * @param {string} name of the part
 * @param {Part} part
 * @param {boolean} isAnew whether it runs in any case
 * @returns {Part}
 */
function remembering(file, name, part, isAnew) {
  return async (ground, words) => {
    const before = fingerprintOf(root, worldOf(ground.node, process.env));
    const run = before && !isAnew ? recall(file, name, before, Date.now()) : undefined;
    if (run) {
      const since = new Date(run.at).toLocaleTimeString();
      process.stdout.write(
        `ok     ${name}: nothing has changed since they passed at ${since}; npm test -- --anew runs them\n`,
      );
      return run.tally;
    }
    const tally = await part(ground, words);
    // Edited while it ran: nobody knows which tree has passed.
    const isSame =
      before !== undefined && fingerprintOf(root, worldOf(ground.node, process.env)) === before;
    if (isSame) remember(file, name, { at: Date.now(), fingerprint: before, tally });
    return tally;
  };
}

/** @type {Part} */
function units(ground, words) {
  const files = testFiles().filter((file) => !isDesk(file));
  // Node alone would leave one core idle, which on an office PC is every second one.
  const lanes = Math.max(2, os.availableParallelism());
  return runTests(ground, chosen(files, words), [`--test-concurrency=${lanes}`]);
}

/**
 * The real Electron on the built app: one window at a time, since a window must have the focus.
 * @type {Part}
 */
async function desk(ground, words) {
  const files = chosen(testFiles().filter(isDesk), words);
  if (files.length === 0) return nothing;
  const built = await step('build', () => buildWhenStale(ground));
  const stage = await make('Electron and a screen', openStage);
  const ready = add(built, stage.tally);
  if (!stage.made || built.failed > 0) {
    stage.made?.screen.close();
    return ready;
  }
  const { node, env, screen } = stage.made;
  const onScreen = { node, env: { ...env, ...screen.env } };
  try {
    return add(ready, await runTests(onScreen, files, ['--test-concurrency=1']));
  } finally {
    screen.close();
  }
}

async function openStage() {
  return { ...electronGround(), screen: await openScreen() };
}

/**
 * @param {Ground} ground
 * @param {readonly string[]} files
 * @param {readonly string[]} options of `node --test`
 * @returns {Promise<Tally>}
 * @throws {Error} when somebody stops the tests
 */
async function runTests({ node, env }, files, options) {
  if (files.length === 0) return nothing;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zvirka-tally-'));
  const counted = path.join(folder, 'tally.json');
  try {
    const watch = ['--import', urlOf('build/commands/end-leaks.mjs')];
    const args = [quietly, '--test', patience, ...watch, ...options, ...reporters(counted)];
    const { code, signal } = await standIn(node, [...args, ...files], env);
    if (signal) throw new Error(`The tests were stopped by ${signal}.`);
    const tally = isWritten(counted) ? /** @type {Tally} */ (readJson(counted)) : nothing;
    // Node found something wrong that no test stands for.
    return code !== 0 && tally.failed === 0 ? add(tally, { ...nothing, failed: 1 }) : tally;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function isWritten(file) {
  return (fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** @param {string} counted */
function reporters(counted) {
  return [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${urlOf('build/commands/tally-reporter.mjs')}`,
    `--test-reporter-destination=${counted}`,
  ];
}

/** @param {string} file from the root */
function urlOf(file) {
  return pathToFileURL(path.join(root, file)).href;
}

/** @returns {string[]} from the root, with forward slashes */
function testFiles() {
  const names = fs.readdirSync(path.join(root, 'tests'), { recursive: true });
  const files = names.map((name) => `tests/${String(name).replaceAll('\\', '/')}`);
  return files.filter((file) => file.endsWith('.test.ts')).sort();
}

/** @param {string} file */
function isDesk(file) {
  return file.startsWith('tests/desk/');
}

/**
 * @param {readonly string[]} files
 * @param {readonly string[]} words
 */
function chosen(files, words) {
  return files.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
}
