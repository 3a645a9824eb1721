import { standIn } from '../setup/child.mjs';
import { openScreen } from '../setup/display.mjs';
import { say } from '../setup/places.mjs';
import { buildWhenStale } from './build.mjs';
import { electronGround, quietly } from './command.mjs';

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
  const { node, env } = electronGround();
  const { code, output } = await buildWhenStale({ node, env });
  if (code !== 0) {
    say(output);
    return { code, signal: null };
  }
  const screen = await openScreen();
  try {
    return await standIn(node, [quietly, program, ...args], {
      ...env,
      ...screen.env,
    });
  } finally {
    screen.close();
  }
}
