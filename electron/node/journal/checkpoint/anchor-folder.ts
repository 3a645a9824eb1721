import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { notesIn } from './anchor-notes.ts';
import { peekCheckpoint } from './checkpoint.ts';

/** A signed note that lies outside of the journal it speaks of. */
export interface AnchorNote {
  /** Where it was found, for people. */
  readonly where: string;
  readonly note: string;
}

/**
 * Lays a checkpoint down in a folder: a share, a USB stick. One that lies there is never written over: another
 * note of the same size and another root gets another name, and both are there to be seen. False when it
 * lies there already. Throws a system error when the folder is not there or may not be written.
 */
export async function dropNote(folder: string, note: string): Promise<boolean> {
  try {
    await writeFile(path.join(folder, fileNameOf(note)), note, { flag: 'wx', flush: true });
    return true;
  } catch (error) {
    if (!isThere(error)) throw error;
    return false;
  }
}

/** Name of a note's file: desk, size and the beginning of the root. */
function fileNameOf(note: string): string {
  const head = peekCheckpoint(note);
  if (!head) throw new RangeError('only checkpoints are laid down');
  const desk = head.origin
    .replace(/^zvirka\//, '')
    .replace(/[<>:"/\\|?*\p{Cc}\p{White_Space}]/gu, '_');
  const size = String(head.size).padStart(10, '0');
  const root = Buffer.from(head.root).toString('hex').slice(0, 8);
  return `zvirka-${desk}-${size}-${root}${ending}`;
}

/** The checkpoints that lie in a folder, by file name; of each desk the newest `most`. */
export async function readFolder(folder: string, most = 1_000): Promise<readonly AnchorNote[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending)).toSorted();
  const found: AnchorNote[] = [];
  for (const name of newestOfEach(names, most)) {
    for (const note of await notesOfFile(path.join(folder, name)))
      found.push({ where: name, note });
  }
  return found;
}

/** The last few names of each desk, in order. What somebody named otherwise stands for itself. */
function newestOfEach(names: readonly string[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  const isWanted = (name: string) => {
    const desk = name.replace(place, '');
    const count = (counts.get(desk) ?? 0) + 1;
    counts.set(desk, count);
    return count <= most;
  };
  return names.toReversed().filter(isWanted).reverse();
}

/** The notes in a file that somebody names. */
export async function notesOfFile(file: string): Promise<readonly string[]> {
  const found = await stat(file);
  return found.isFile() && found.size <= longestFile ? notesIn(await readFile(file, 'utf8')) : [];
}

const ending = '.checkpoint.txt';
/** What follows the desk in a name: size and the beginning of the root. */
const place = /-\d{10,}-[0-9a-f]{8}\.checkpoint\.txt$/;
const longestFile = 10_000_000;

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
