import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { journalPath } from './journal/database.ts';
import { JournalError, meaningful, worldCode } from './journal/errors.ts';
import { makeFile } from './journal/make-file.ts';
import type { ProofKey } from './journal/prove/proof.ts';
import { makeFolder } from './make-folder.ts';
import { flushFolder } from './write-whole.ts';

/** Wraps the key with something that the operating system keeps for this user; both throw when they can't. */
export interface Sealer {
  seal(bytes: Uint8Array): Uint8Array;
  unseal(bytes: Uint8Array): Uint8Array;
}

/**
 * The installation key of a directory, 32 bytes, made at the first start after the journal's empty file.
 * Throws a `JournalError`: `KeyLost` when there is a journal and no key, `JournalMissing` when there is a
 * key and no journal's file, `KeyDamaged`, `KeySealed`. A key is never replaced. A journal that was cut
 * down to nothing begins anew like any other cut back to an older state: only an anchor elsewhere shows it.
 */
export function openKey(directory: string, sealer?: Sealer): Uint8Array {
  return meaningful(() => {
    const file = journalPath(directory);
    // First the journal, then the key: whoever makes both at this moment fills the journal last.
    const hasJournal = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0;
    const found = existingKey(directory, sealer);
    if (found && !existsSync(file)) throw new JournalError('JournalMissing');
    if (found) return found;
    if (hasJournal) throw new JournalError('KeyLost');
    create(directory, randomBytes(keyBytes), sealer);
    return read(directory, sealer);
  });
}

/** The installation key if there is one; makes nothing. Throws as `openKey` does. */
export function existingKey(directory: string, sealer?: Sealer): Uint8Array | undefined {
  if (!existsSync(keyPath(directory))) return undefined;
  return meaningful(() => read(directory, sealer));
}

/**
 * The installation key for a proof, which goes on without one that the system keeps from this program. Throws
 * as `openKey` does for one that is damaged.
 */
export function proofKeyOf(directory: string, sealer?: Sealer): ProofKey {
  try {
    return existingKey(directory, sealer);
  } catch (error) {
    if (error instanceof JournalError && error.name === 'KeySealed') return 'sealed';
    throw error;
  }
}

const keyBytes = 32;
const keyPath = (directory: string) => path.join(directory, 'installation.key');

function read(directory: string, sealer: Sealer | undefined): Uint8Array {
  return keyOfLine(readFileSync(keyPath(directory), 'utf8'), sealer);
}

/** Two processes at once end with one key: the file appears whole, and only where there is none. */
function create(directory: string, key: Uint8Array, sealer: Sealer | undefined): void {
  makeFolder(directory);
  makeFile(journalPath(directory));
  flushFolder(directory);
  const draft = `${keyPath(directory)}.${randomBytes(8).toString('hex')}`;
  try {
    writeFileSync(draft, keyLine(key, sealer), { flag: 'wx', mode: 0o600, flush: true });
    place(draft, keyPath(directory));
    flushFolder(directory);
  } catch (error) {
    if (!existsSync(keyPath(directory))) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Gives the draft its name, which must be new. */
function place(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!lacksLinks.has(worldCode(error) ?? '')) throw error;
    placeWithoutLinks(draft, file);
  }
}

/** What a file system without hard links says: FAT and exFAT on Linux, on macOS and on Windows, network shares, FUSE. */
const lacksLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EISDIR',
  'ENOSYS',
  'EXDEV',
]);

/** Another start at this very moment may meet half a key, calls it damaged, and reads the whole one later. */
function placeWithoutLinks(draft: string, file: string): void {
  const made = openSync(file, 'wx', 0o600);
  let isWhole = false;
  try {
    writeFileSync(made, readFileSync(draft), { flush: true });
    isWhole = true;
  } finally {
    closeSync(made);
    if (!isWhole) rmSync(file);
  }
}

/** One line: how it is kept, the key, and the beginning of its SHA-256, so that damage shows. */
export function keyLine(key: Uint8Array, sealer: Sealer | undefined): string {
  const kept = Buffer.from(sealer ? sealer.seal(key) : key).toString('base64');
  return `${sealer ? 'sealed' : 'plain'} ${kept} ${checkOf(key)}\n`;
}

/** The key of a line. Throws `KeyDamaged`, and `KeySealed` without the sealer that it needs. */
export function keyOfLine(text: string, sealer: Sealer | undefined): Uint8Array {
  const [, how, kept, check] = /^(plain|sealed) ([\w+/=]+) ([0-9a-f]{16})\n$/.exec(text) ?? [];
  if (kept === undefined) throw new JournalError('KeyDamaged');
  const bytes = Buffer.from(kept, 'base64');
  if (bytes.toString('base64') !== kept) throw new JournalError('KeyDamaged');
  const key = how === 'plain' ? bytes : unsealed(bytes, sealer);
  if (key.length !== keyBytes || checkOf(key) !== check) throw new JournalError('KeyDamaged');
  return key;
}

function unsealed(bytes: Uint8Array, sealer: Sealer | undefined): Uint8Array {
  if (!sealer) throw new JournalError('KeySealed');
  try {
    return sealer.unseal(bytes);
  } catch (error) {
    throw new JournalError('KeyDamaged', error);
  }
}

function checkOf(key: Uint8Array): string {
  return createHash('sha256').update('key check').update(key).digest('hex').slice(0, 16);
}
