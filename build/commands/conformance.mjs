import { cli } from './cli.mjs';

/**
 * Tries a registry's endpoint against the rules of its protocol: `--adapter diia|http --registry URL`.
 * @type {import('./command.mjs').Command}
 */
export function conformance(args) {
  return cli(['conformance', ...args]);
}
