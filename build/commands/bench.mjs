import { electronGround } from './command.mjs';
import { onBuilt, onScreen } from './on-screen.mjs';

/**
 * Measures; asserts nothing.
 * @type {import('./command.mjs').Command}
 */
export function bench(args) {
  return measure('tests/bench/main.ts', args);
}

/**
 * Our decoder beside others on the pictures of a folder: `--pictures DIR [--json]`.
 * @type {import('./command.mjs').Command}
 */
export function benchDecoders(args) {
  return measure('tests/bench/decoders/main.ts', args);
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 */
async function measure(program, args) {
  const ground = electronGround();
  return onBuilt(ground, () => onScreen(ground, [program, ...args]));
}
