import path from 'node:path';
import { environment, standIn } from '../setup/child.mjs';
import { ensureNode } from '../setup/node.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { endWithNpm } from '../setup/parents.mjs';
import { root } from '../setup/places.mjs';
import { quietly } from './command.mjs';

/**
 * The command line of the desk. Needs neither Electron nor Debian packages.
 * @type {import('./command.mjs').Command}
 */
export function cli(args) {
  const node = ensureNode();
  ensurePackages();
  const script = path.join(root, 'electron', 'cli.ts');
  endWithNpm();
  // Where the person stands: npm itself runs us in the package's folder.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return standIn(node, [quietly, script, ...args], environment(node), cwd);
}
