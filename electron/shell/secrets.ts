import { safeStorage } from 'electron/main';
import type { Sealer } from '../node/keys.ts';

/* eslint-disable @typescript-eslint/no-deprecated -- the asynchronous successors are newer than the oldest Electron that runs this */

/** Wraps small secrets with the system's safe store; undefined where there is none. */
export function systemSealer(): Sealer | undefined {
  if (!safeStorage.isEncryptionAvailable() || isForShow()) return undefined;
  return {
    seal: (bytes) => safeStorage.encryptString(Buffer.from(bytes).toString('base64')),
    unseal: (bytes) => Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'),
  };
}

/* eslint-enable @typescript-eslint/no-deprecated */

/** SECURITY: without a keyring Chromium on Linux encrypts with a password that stands in its source. */
function isForShow(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
}
