import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { existingKey, proofKeyOf } from '../../keys.ts';
import { makeFolder } from '../../make-folder.ts';
import { asWriter, standIn } from '../as-writer.ts';
import { journalPath, openReadable } from '../database.ts';
import { JournalError, meaningful } from '../errors.ts';
import { makeFile } from '../make-file.ts';
import type { Proof } from '../prove/proof.ts';
import { proveJournal } from '../prove/prove.ts';

/** Copies a journal that a desk may be writing, as it is at one moment, with its keys, and proves the copy. */
export function backUp(directory: string, out: string): Proof {
  return meaningful(() => {
    if (!existsSync(journalPath(directory))) throw new JournalError('JournalMissing');
    mkdirSync(out, { mode: 0o700 });
    makeFile(journalPath(out));
    const db = openReadable(journalPath(directory));
    try {
      // A read of one moment: whoever writes goes on writing. Nothing that was purged comes with it.
      db.prepare('VACUUM INTO ?').run(journalPath(out));
    } finally {
      db.close();
    }
    copyKeys(directory, out);
    return proveJournal(out, proofKeyOf(out));
  });
}

/** A folder has what a backup brings: nothing is written over. */
export class PlaceTaken extends Error {
  override readonly name = 'PlaceTaken';
  readonly by: 'journal' | 'keys';

  constructor(by: 'journal' | 'keys') {
    super(`the place has ${by === 'journal' ? 'a journal' : 'keys of another journal'}`);
    this.by = by;
  }
}

/**
 * Puts a backup into a folder that has no journal, once it proves; its next entry tells so, and by whom. Keys
 * that are there stay. Throws `JournalAltered` for a backup that doesn't hold, and `PlaceTaken` before
 * anything is copied.
 */
export function restore(
  backup: string,
  directory: string,
  operator: string,
  now: () => number,
): Proof {
  return meaningful(() => {
    const proof = proveJournal(backup, existingKey(backup));
    if (!proof.holds || proof.tag !== 'holds') throw new JournalError('JournalAltered');
    if (existsSync(journalPath(directory))) throw new PlaceTaken('journal');
    if (hasOtherKeys(backup, directory)) throw new PlaceTaken('keys');
    makeFolder(directory);
    copyKeys(backup, directory);
    copyWhole(journalPath(backup), journalPath(directory));
    const key = existingKey(directory);
    if (!key) throw new JournalError('KeyLost');
    asWriter({ directory, key, now }, (journal) => {
      journal.note({ ...standIn(journal, operator), kind: 'restored', size: proof.size });
    });
    return proof;
  });
}

const [installationKey, digestKeys] = ['installation.key', 'digest.keys'];

/** Yearly keys belong to the installation key beside them, and may be newer than a backup's. */
function hasOtherKeys(backup: string, directory: string): boolean {
  const [ours, there] = [backup, directory].map((one) => path.join(one, installationKey));
  if (!ours || !there || !existsSync(there)) return existsSync(path.join(directory, digestKeys));
  return !readFileSync(ours).equals(readFileSync(there));
}

/** As they are: a sealed key opens only where it was sealed. One that is there is never replaced. */
function copyKeys(from: string, to: string): void {
  for (const name of [installationKey, digestKeys]) {
    if (!existsSync(path.join(from, name)) || existsSync(path.join(to, name))) continue;
    copyFileSync(path.join(from, name), path.join(to, name), constants.COPYFILE_EXCL);
  }
}

/** A copy that was broken off is no journal yet. */
function copyWhole(from: string, to: string): void {
  copyFileSync(from, `${to}.draft`);
  renameSync(`${to}.draft`, to);
}
