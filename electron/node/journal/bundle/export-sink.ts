import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { Zip, ZipDeflate } from 'fflate';
import type { ManifestFile } from './bundle-format.ts';
import { ExportError } from './export-error.ts';

/** Takes files one after the other; nothing is ever written over. */
export interface Sink {
  /** Begins the next file. The one before must have ended. */
  file(name: string): SinkFile;
  /** All files are there, and on the disk. */
  finish(): void;
  /** Takes away all that was made. */
  discard(): void;
}

export interface SinkFile {
  write(bytes: Uint8Array): void;
  end(): ManifestFile;
}

/** A new folder. Throws a system error (EEXIST and others) when it can't be made. */
export function folderSink(folder: string): Sink {
  mkdirSync(folder);
  return {
    file: (name) => {
      const opened = openSync(path.join(folder, name), 'wx');
      return counted(
        name,
        (bytes) => writeAll(opened, bytes),
        () => closeWhole(opened),
      );
    },
    finish: () => undefined,
    discard: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A new .zip, as large as plain ZIP allows. Throws as `folderSink` does, and `too-large`. */
export function zipSink(file: string): Sink {
  const opened = openSync(file, 'wx');
  let size = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    size = within(size + bytes.length);
    writeAll(opened, bytes);
  });
  return {
    file: (name) => {
      const deflated = new ZipDeflate(name, { level: 3 });
      zip.add(deflated);
      let length = 0;
      const write = (bytes: Uint8Array) => {
        length = within(length + bytes.length);
        deflated.push(bytes);
      };
      return counted(name, write, () => deflated.push(new Uint8Array(0), true));
    },
    finish: () => {
      zip.end();
      closeWhole(opened);
    },
    discard: () => {
      closeSync(opened);
      rmSync(file, { force: true });
    },
  };
}

/** ZIP counts in 32 bits; its larger kin is not everybody's. */
const largestZip = 2 ** 32 - 2 ** 24;

function within(size: number): number {
  if (size > largestZip) throw new ExportError('too-large');
  return size;
}

function counted(name: string, write: (bytes: Uint8Array) => void, end: () => void): SinkFile {
  const hash: Hash = createHash('sha256');
  let bytes = 0;
  return {
    write: (chunk) => {
      hash.update(chunk);
      bytes += chunk.length;
      write(chunk);
    },
    end: () => {
      end();
      return { name, bytes, sha256: hash.digest('hex') };
    },
  };
}

function writeAll(opened: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(opened, bytes, at);
}

function closeWhole(opened: number): void {
  fsyncSync(opened);
  closeSync(opened);
}
