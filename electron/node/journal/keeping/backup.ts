import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { existingKey, type Sealer } from '../../keys.ts';
import { journalPath, openReadable } from '../database.ts';
import { JournalError, meaningful } from '../errors.ts';
import { makeFile } from '../make-file.ts';
import { openJournal } from '../open-journal.ts';
import type { Proof } from '../prove/proof.ts';
import { proveJournal } from '../prove/prove.ts';
import { makeFolder } from '../../make-folder.ts';

/** Copies a journal that a desk may be writing, as it is at one moment, with its keys, and proves the copy. */
export function backUp(directory: string, out: string, sealer?: Sealer): Proof {
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
    return proveJournal(out, keyOf(out, sealer));
  });
}

/**
 * Puts a backup into a folder that has no journal, once it proves; its next entry tells so, and by whom. Throws
 * `JournalAltered` for a backup that doesn't hold.
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
    if (existsSync(journalPath(directory))) throw new JournalError('JournalInUse');
    makeFolder(directory);
    copyKeys(backup, directory);
    copyFileSync(journalPath(backup), journalPath(directory));
    const key = existingKey(directory);
    if (!key) throw new JournalError('KeyLost');
    const journal = openJournal({ directory, key, now });
    const [newest] = journal.list({ limit: 1 });
    const stand = { desk: newest?.desk ?? '', mode: newest?.mode ?? 'live', operator } as const;
    journal.note({ ...stand, kind: 'restored', size: proof.size });
    journal.close();
    return proof;
  });
}

/** As they are: a sealed key opens only where it was sealed. */
function copyKeys(from: string, to: string): void {
  for (const name of ['installation.key', 'digest.keys']) {
    if (existsSync(path.join(from, name))) copyFileSync(path.join(from, name), path.join(to, name));
  }
}

function keyOf(directory: string, sealer: Sealer | undefined): Uint8Array | 'sealed' | undefined {
  try {
    return existingKey(directory, sealer);
  } catch (error) {
    if (error instanceof JournalError && error.name === 'KeySealed') return 'sealed';
    throw error;
  }
}
