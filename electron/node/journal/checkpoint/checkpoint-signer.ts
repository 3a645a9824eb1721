import { subKey } from '../../sub-key.ts';
import { createSigner, type NoteSigner } from './checkpoint-note.ts';
import { originOf } from './checkpoint.ts';

/** The signer of a desk's checkpoints. */
export type SignerOf = (desk: string) => NoteSigner;

/**
 * `key` is the installation key: the secret is derived from it, so that there is one thing to seal and to
 * lose, and a journal without its key can't get a new one quietly.
 */
export function openSigner(key: Uint8Array): SignerOf {
  const seed = subKey(key, 'checkpoint signature');
  return (desk) => createSigner(originOf(desk), seed);
}
