import { standIn } from '../setup/child.mjs';
import { hasDisplay } from '../setup/display.mjs';
import { mustRunUnsandboxed } from '../setup/electron.mjs';
import { say } from '../setup/places.mjs';
import { electronGround } from './command.mjs';
import { onBuilt, onScreen } from './on-screen.mjs';

/**
 * Opens the desk. Where there is no display, or with `--tour`, walks through it instead and says what it saw.
 * @type {import('./command.mjs').Command}
 */
export async function start(args) {
  const ground = electronGround();
  const wantsTour = args.includes('--tour') || !hasDisplay(process.platform, process.env);
  const rest = args.filter((arg) => arg !== '--tour');
  return onBuilt(ground, () =>
    wantsTour ? onScreen(ground, ['build/tour.ts', ...rest]) : openDesk(ground, args),
  );
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
