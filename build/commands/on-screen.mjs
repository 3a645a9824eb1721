import { standIn } from '../setup/child.mjs';
import { openScreen } from '../setup/display.mjs';
import { say } from '../setup/places.mjs';
import { buildWhenStale } from './build.mjs';
import { quietly } from './command.mjs';

/**
 * Does something with the desk as it stands in the sources; a build that fails is told of and ends the command.
 * @param {import('./command.mjs').Ground} ground
 * @param {() => Promise<import('../setup/child.mjs').End>} run
 * @returns {Promise<import('../setup/child.mjs').End>}
 */
export async function onBuilt(ground, run) {
  const { code, output } = await buildWhenStale(ground);
  if (code === 0) return run();
  say(output);
  return { code, signal: null };
}

/**
 * Runs one of our programs where windows can be opened, whether somebody sees them or not.
 * @param {import('./command.mjs').Ground} ground
 * @param {readonly string[]} program and its arguments
 */
export async function onScreen({ node, env }, program) {
  const screen = await openScreen();
  try {
    return await standIn(node, [quietly, ...program], { ...env, ...screen.env });
  } finally {
    screen.close();
  }
}
