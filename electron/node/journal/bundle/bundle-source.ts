import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The files of a bundle, wherever they are. */
export interface BundleSource {
  /** All of them, also one that is there twice. */
  readonly names: readonly string[];
  /** The bytes of one, piece by piece. */
  read(name: string): AsyncIterable<Buffer>;
}

/** Opens a folder. Only plain files are ever opened: a pipe would never end, and a link leads elsewhere. */
export async function openFolder(folder: string): Promise<BundleSource> {
  const found = await readdir(folder, { withFileTypes: true });
  const files = found.filter((one) => one.isFile() && !leftByDesktops.test(one.name));
  const others = found.filter((one) => !one.isFile());
  return {
    names: [...files.map(({ name }) => name), ...others.map(({ name }) => `${name}/`)],
    read: (name) => createReadStream(path.join(folder, name)),
  };
}

/** Whether there is a folder, a file or nothing that can be a bundle. */
export async function kindOf(file: string): Promise<'folder' | 'file' | 'nothing'> {
  const found = await lstat(file).catch(() => undefined);
  if (found?.isDirectory()) return 'folder';
  return found?.isFile() ? 'file' : 'nothing';
}

/** What file managers put into folders that somebody looked at. */
const leftByDesktops = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;
