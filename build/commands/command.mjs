import path from 'node:path';
import { environment } from '../setup/child.mjs';
import { electronEnvironment, ensureElectron } from '../setup/electron.mjs';
import { ensureNode } from '../setup/node.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { root } from '../setup/places.mjs';

/**
 * @typedef {(args: readonly string[]) => Promise<import('../setup/child.mjs').End>} Command
 *   gets what stands after `--`
 */

/**
 * What every command stands on.
 * @typedef {object} Ground
 * @property {string} node a Node that runs TypeScript as it is
 * @property {NodeJS.ProcessEnv} env for children
 */

/**
 * Node and the packages: enough for whatever opens no window.
 * @returns {Ground}
 */
export function ground() {
  const node = ensureNode();
  ensurePackages();
  return { node, env: environment(node) };
}

/**
 * Node, the packages and Electron.
 * @returns {Ground & { readonly electron: import('../setup/electron.mjs').Runtime }}
 */
export function electronGround() {
  const { node } = ground();
  const electron = ensureElectron(node);
  return { node, electron, env: environment(node, electronEnvironment(electron)) };
}

/** Node 22 calls type stripping an experiment in a warning that nobody here needs. */
export const quietly = '--disable-warning=ExperimentalWarning';

/**
 * The script of an installed package.
 * @param {string} inPackages such as "typescript/bin/tsc"
 */
export function tool(inPackages) {
  return path.join(root, 'node_modules', inPackages);
}
