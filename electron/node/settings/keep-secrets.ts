import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { Sealer } from '../keys.ts';
import type { Secrets } from './read-secrets.ts';
import { makeFolder } from '../make-folder.ts';
import { writeWhole } from '../write-whole.ts';

/** Why there are no secrets to work with. */
export interface SecretsFault {
  /** The kept ones can't be read, or are another registry's; or there is nowhere to keep them safely. */
  readonly because: 'secrets' | 'no-safe-store';
  readonly file: string;
}

/** Where secrets are kept, and for which registry. */
export interface SecretsPlace {
  readonly directory: string;
  readonly url: string;
  /** Keep what the environment gives for the next starts. */
  readonly remember: boolean;
  /** Keep them readable to this account where the system has no safe store. */
  readonly allowPlain: boolean;
  /** The system's safe store, where there is one. */
  readonly sealer: Sealer | undefined;
}

/**
 * The registry's credentials: the environment's, else those kept at an earlier start. With `remember` the
 * environment's are kept for the next ones. SECURITY: never in the clear, unless the settings say so.
 */
export function keepSecrets(given: Secrets, place: SecretsPlace): Result<Secrets, SecretsFault> {
  if (isAny(given)) return place.remember ? keep(given, place) : succeeded(given);
  const sealed = fileOf(place, 'sealed');
  const file = existsSync(sealed) ? sealed : fileOf(place, 'plain');
  return existsSync(file) ? take(file, place) : succeeded(given);
}

const kinds = ['token', 'basic', 'passphrase', 'proxyLogin'] as const satisfies (keyof Secrets)[];

function isAny(secrets: Secrets): boolean {
  return kinds.some((kind) => secrets[kind] !== undefined);
}

function fileOf({ directory }: SecretsPlace, kept: 'sealed' | 'plain'): string {
  return path.join(directory, `secrets.${kept}`);
}

function keep(given: Secrets, place: SecretsPlace): Result<Secrets, SecretsFault> {
  const { directory, url, sealer, allowPlain } = place;
  const file = fileOf(place, sealer ? 'sealed' : 'plain');
  if (!sealer && !allowPlain) return failed({ because: 'no-safe-store', file });
  const text = Buffer.from(JSON.stringify({ ...given, url }));
  makeFolder(directory);
  writeWhole(file, sealer ? sealer.seal(text) : text);
  return succeeded(given);
}

function take(file: string, place: SecretsPlace): Result<Secrets, SecretsFault> {
  const isPlain = file.endsWith('.plain');
  if (isPlain && !place.allowPlain) return failed({ because: 'no-safe-store', file });
  const kept = read(file, isPlain ? plain : place.sealer);
  // SECURITY: secrets kept for one registry are never sent to another that somebody wrote into the settings.
  return kept?.['url'] === place.url
    ? succeeded(secretsOf(kept))
    : failed({ because: 'secrets', file });
}

const plain: Pick<Sealer, 'unseal'> = { unseal: (bytes) => bytes };

type Kept = Readonly<Record<string, unknown>>;

/** Undefined when the file was sealed by another account or was damaged. */
function read(file: string, sealer: Pick<Sealer, 'unseal'> | undefined): Kept | undefined {
  try {
    const text = sealer && Buffer.from(sealer.unseal(readFileSync(file))).toString();
    const kept: unknown = JSON.parse(text ?? 'null');
    return isObject(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null;
}

function secretsOf(kept: Kept): Secrets {
  const one = (kind: keyof Secrets) => {
    const value = kept[kind];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    token: one('token'),
    basic: one('basic'),
    passphrase: one('passphrase'),
    proxyLogin: one('proxyLogin'),
  };
}
