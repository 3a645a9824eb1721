import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { safeStorage } from 'electron/main';
import { failed, succeeded, type Result } from '../../shared/lib/result.ts';
import type { Sealer } from '../node/keys.ts';
import type { Secrets } from '../node/settings/read-secrets.ts';

/** The sealed secrets can't be read, or there is nowhere to keep them safely. */
export interface SecretsFault {
  readonly file: string;
}

/** Where secrets are kept, and for which registry. */
interface SecretsPlace {
  readonly directory: string;
  readonly url: string;
  /** Keep what the environment gives for the next starts. */
  readonly remember: boolean;
}

interface KeptSecrets extends Secrets {
  readonly url: string;
}

/**
 * The registry's credentials: the environment's, else those kept in the system's safe store.
 * With `remember` the environment's are sealed for the next starts.
 */
export function openSecrets(
  given: Secrets,
  { directory, url, remember }: SecretsPlace,
): Result<Secrets, SecretsFault> {
  const file = path.join(directory, 'secrets.sealed');
  const sealer = systemSealer();
  if (given.token !== undefined) {
    if (!remember) return succeeded(given);
    if (!sealer) return failed({ file });
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, sealer.seal(Buffer.from(JSON.stringify({ ...given, url }))), {
      mode: 0o600,
    });
    return succeeded(given);
  }
  if (!existsSync(file)) return succeeded(given);
  const kept = sealer && unsealed(file, sealer);
  // SECURITY: secrets kept for one registry are never sent to another that somebody wrote into the settings.
  return kept?.url === url ? succeeded(kept) : failed({ file });
}

/* eslint-disable @typescript-eslint/no-deprecated -- the asynchronous successors are newer than the oldest Electron that runs this */

/** Wraps small secrets with the system's safe store; undefined where there is none. */
export function systemSealer(): Sealer | undefined {
  if (!safeStorage.isEncryptionAvailable()) return undefined;
  return {
    seal: (bytes) => safeStorage.encryptString(Buffer.from(bytes).toString('base64')),
    unseal: (bytes) => Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'),
  };
}

/* eslint-enable @typescript-eslint/no-deprecated */

/** Undefined when the file was sealed by another account or was damaged. */
function unsealed(file: string, sealer: Sealer): KeptSecrets | undefined {
  try {
    const secrets: unknown = JSON.parse(Buffer.from(sealer.unseal(readFileSync(file))).toString());
    return isSecrets(secrets) ? secrets : undefined;
  } catch {
    return undefined;
  }
}

function isSecrets(value: unknown): value is KeptSecrets {
  return typeof value === 'object' && value !== null && 'token' in value && 'url' in value;
}
