import { standIn } from '../setup/child.mjs';
import { openScreen } from '../setup/display.mjs';
import { say } from '../setup/places.mjs';
import { buildWhenStale } from './build.mjs';
import { electronGround, quietly } from './command.mjs';

/**
 * Measures; asserts nothing.
 * @type {import('./command.mjs').Command}
 */
export async function bench(args) {
  const { node, env } = electronGround();
  const { code, output } = await buildWhenStale({ node, env });
  if (code !== 0) {
    say(output);
    return { code, signal: null };
  }
  const screen = await openScreen();
  try {
    return await standIn(node, [quietly, 'tests/bench/main.ts', ...args], {
      ...env,
      ...screen.env,
    });
  } finally {
    screen.close();
  }
}
