import { nothing } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */
/** @typedef {{ readonly code: number, readonly output: string }} Done what a tool did and said */

/**
 * Runs one step and prints a line, and what it said when it failed. A step counts like a test.
 * @param {string} name
 * @param {() => Promise<Done> | Done} run
 * @returns {Promise<Tally>}
 */
export async function step(name, run) {
  const began = Date.now();
  const { code, output } = await settled(run);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
  return { ...nothing, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
}

/**
 * A step that makes what later ones stand on.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} make
 * @returns {Promise<{ readonly made: T | undefined, readonly tally: Tally }>}
 */
export async function make(name, make) {
  /** @type {T | undefined} */
  let made;
  const tally = await step(name, async () => {
    made = await make();
    return { code: 0, output: '' };
  });
  return { made, tally };
}

/**
 * @param {() => Promise<Done> | Done} run
 * @returns {Promise<Done>}
 */
async function settled(run) {
  try {
    return await run();
  } catch (error) {
    return { code: 1, output: error instanceof Error ? error.message : String(error) };
  }
}
