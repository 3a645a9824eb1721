import { environment, standIn } from '../setup/child.mjs';
import { ensureNode } from '../setup/node.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { quietly } from './command.mjs';

/**
 * The command line of the desk. Needs neither Electron nor Debian packages.
 * @type {import('./command.mjs').Command}
 */
export function cli(args) {
  const node = ensureNode();
  ensurePackages();
  return standIn(node, [quietly, 'electron/cli.ts', ...args], environment(node));
}
