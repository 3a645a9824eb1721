import { standIn } from '../setup/child.mjs';
import { hasDisplay, openScreen } from '../setup/display.mjs';
import { mustRunUnsandboxed } from '../setup/electron.mjs';
import { say } from '../setup/places.mjs';
import { buildWhenStale } from './build.mjs';
import { electronGround, quietly } from './command.mjs';

/**
 * Opens the desk. Where there is no display, or with `--tour`, walks through it instead and says what it saw.
 * @type {import('./command.mjs').Command}
 */
export async function start(args) {
  const ground = electronGround();
  const { code, output } = await buildWhenStale(ground);
  if (code !== 0) {
    say(output);
    return { code, signal: null };
  }
  const wantsTour = args.includes('--tour') || !hasDisplay(process.platform, process.env);
  return wantsTour ? tour(ground, args) : openDesk(ground, args);
}

/**
 * @param {ReturnType<typeof electronGround>} ground
 * @param {readonly string[]} args
 */
function openDesk({ electron, env }, args) {
  say(`Opening the desk (Electron ${electron.version}).`);
  const unsandboxed = mustRunUnsandboxed() ? ['--no-sandbox'] : [];
  return standIn(electron.executable, ['.', ...unsandboxed, ...args], env);
}

/**
 * @param {ReturnType<typeof electronGround>} ground
 * @param {readonly string[]} args
 */
async function tour({ node, env }, args) {
  const screen = await openScreen();
  try {
    const rest = args.filter((arg) => arg !== '--tour');
    return await standIn(node, [quietly, 'build/tour.ts', ...rest], { ...env, ...screen.env });
  } finally {
    screen.close();
  }
}
