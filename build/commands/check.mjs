import path from 'node:path';
import { listen } from '../setup/child.mjs';
import { lockFileGaps } from '../setup/lock-file.mjs';
import { root } from '../setup/places.mjs';
import { readJson } from '../setup/read-json.mjs';
import { ground, quietly, tool } from './command.mjs';
import { step } from './steps.mjs';
import { add, exitCodeOf, nothing, summary } from './tally.mjs';

const places = ['shared', 'electron', 'renderer', 'build', 'tests'];
const layers = [
  'shared',
  'electron/node',
  'electron',
  'renderer',
  'renderer/capture/worker',
  'tests',
  'build',
];

/**
 * Everything that can be said of the code without running it.
 * @type {import('./command.mjs').Command}
 */
export async function check() {
  const tally = await checkAll(ground());
  process.stdout.write(`${summary(tally)}\n`);
  return { code: exitCodeOf(tally), signal: null };
}

/**
 * @param {import('./command.mjs').Ground} ground
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function checkAll(ground) {
  const waiting = Object.entries(checks(ground));
  let tally = nothing;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const one = await step(...next);
      tally = add(tally, one);
    }
  };
  // Two at a time: most machines have at least two cores, and each check wants one.
  await Promise.all([worker(), worker()]);
  return tally;
}

/**
 * The longest first.
 * @param {import('./command.mjs').Ground} ground
 * @returns {Record<string, () => Promise<import('./steps.mjs').Done> | import('./steps.mjs').Done>}
 */
function checks({ node, env }) {
  /** @type {(script: string, ...args: string[]) => () => Promise<import('./steps.mjs').Done>} */
  const run =
    (script, ...args) =>
    () =>
      listen(node, [quietly, tool(script), ...args], env);
  const cruise = ['--config', 'build/dependency-rules.cjs', ...places];
  return {
    eslint: run('eslint/bin/eslint.js', '-c', 'build/eslint.config.js', '.'),
    ...Object.fromEntries(
      layers.map((layer) => [`types of ${layer}`, run('typescript/bin/tsc', ...typesOf(layer))]),
    ),
    prettier: run('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    'dependency rules': run('dependency-cruiser/bin/dependency-cruiser.mjs', ...cruise),
    knip: run('knip/bin/knip.js', '-c', 'build/knip.json'),
    'lock file': lockFile,
  };
}

/** @param {string} layer */
function typesOf(layer) {
  const memory = `node_modules/.cache/types/${layer.replaceAll('/', '-')}.tsbuildinfo`;
  return ['-p', layer, '--incremental', '--tsBuildInfoFile', memory, '--pretty', 'false'];
}

function lockFile() {
  const wanted = readJson(path.join(root, 'package.json'));
  const lock = readJson(path.join(root, 'package-lock.json'));
  const gaps = lockFileGaps(
    /** @type {import('../setup/lock-file.mjs').Locked} */ (wanted),
    /** @type {import('../setup/lock-file.mjs').LockFile} */ (lock),
  );
  return { code: gaps.length, output: gaps.join('\n') };
}
