import { standIn } from '../setup/child.mjs';
import { electronGround, quietly, tool } from './command.mjs';

/**
 * The desk with a page that follows every edit. It comes from a local server, without our CSP.
 * @type {import('./command.mjs').Command}
 */
export function dev(args) {
  const { node, env } = electronGround();
  const script = tool('electron-vite/bin/electron-vite.js');
  const own = ['dev', '-c', 'build/vite.config.ts', '--watch'];
  return standIn(node, [quietly, script, ...own, ...args], env);
}
