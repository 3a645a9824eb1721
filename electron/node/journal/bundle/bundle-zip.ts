import { createReadStream, type ReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { BundleSource } from './bundle-source.ts';

/** The file is no .zip that says one thing only; nothing of it may be believed. */
export class ZipDamaged extends Error {
  override readonly name = 'ZipDamaged';
}

/** One file in the archive. */
interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly length: number;
  /** Where its bytes begin. */
  readonly at: number;
}

/**
 * Opens a .zip (APPNOTE.TXT 4.3) of few files. Its parts must follow one another without a gap, each named
 * alike before its bytes and in the directory at the end: no other tool can find something else in it.
 * Throws `ZipDamaged`.
 */
export async function openZip(path: string): Promise<BundleSource> {
  const handle = await open(path);
  try {
    const members = await readMembers(handle);
    const byName = new Map(members.map((member) => [member.name, member]));
    return {
      names: members.map(({ name }) => name),
      read: (name) => bytesOf(path, byName.get(name)),
    };
  } finally {
    await handle.close();
  }
}

async function readMembers(handle: FileHandle): Promise<readonly Member[]> {
  const { size } = await handle.stat();
  const end = await readAt(handle, Math.max(0, size - endBytes), Math.min(endBytes, size));
  // Without a comment the end record is the last thing in the file.
  const isEnd = end.length === endBytes && end.readUInt32LE(0) === 0x06054b50;
  if (!isEnd || end.readUInt16LE(20) !== 0) throw new ZipDamaged();
  const [count, length, at] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (count > mostMembers || length > longestDirectory || at + length + endBytes !== size) {
    throw new ZipDamaged();
  }
  const members = await readDirectory(handle, await readAt(handle, at, length), count);
  if (members.end !== at) throw new ZipDamaged();
  return members.found;
}

async function readDirectory(handle: FileHandle, directory: Buffer, count: number) {
  const found: Member[] = [];
  let [place, due] = [0, 0];
  for (let n = 0; n < count; n += 1) {
    const record = directory.subarray(place);
    if (record.length < 46 || record.readUInt32LE(0) !== 0x02014b50) throw new ZipDamaged();
    const nameBytes = record.readUInt16LE(28);
    const name = record.subarray(46, 46 + nameBytes).toString('utf8');
    if (record.readUInt32LE(42) !== due) throw new ZipDamaged();
    const member = { name, ...numbersOf(record) };
    const at = await localEnd(handle, due, member);
    found.push({ ...member, at });
    // Sizes that were not known before the bytes follow them in 16 bytes of their own.
    due = at + member.packed + (member.isFollowed ? 16 : 0);
    place += 46 + nameBytes + record.readUInt16LE(30) + record.readUInt16LE(32);
  }
  if (place !== directory.length) throw new ZipDamaged();
  return { found, end: due };
}

function numbersOf(record: Buffer) {
  const flags = record.readUInt16LE(8);
  const method = record.readUInt16LE(10);
  // Neither encrypted nor packed in a way of its own.
  if ((flags & 1) !== 0 || (method !== stored && method !== deflated)) throw new ZipDamaged();
  const [packed, length] = [record.readUInt32LE(20), record.readUInt32LE(24)];
  if (method === stored && packed !== length) throw new ZipDamaged();
  return { method, packed, length, isFollowed: (flags & 8) !== 0 };
}

/** Where the bytes of a member begin, after the header that stands before them. */
async function localEnd(handle: FileHandle, at: number, { name, method }: Omit<Member, 'at'>) {
  const header = await readAt(handle, at, 30);
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new ZipDamaged();
  const nameBytes = header.readUInt16LE(26);
  const found = await readAt(handle, at + 30, nameBytes);
  if (found.toString('utf8') !== name || header.readUInt16LE(8) !== method) throw new ZipDamaged();
  return at + 30 + nameBytes + header.readUInt16LE(28);
}

const stored = 0;
const deflated = 8;
const endBytes = 22;
const mostMembers = 64;
const longestDirectory = 65_536;

async function readAt(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function* bytesOf(
  path: string,
  member: Member | undefined,
): AsyncGenerator<Buffer, undefined> {
  if (!member) throw new ZipDamaged();
  let length = 0;
  for await (const bytes of unpacked(path, member)) {
    length += bytes.length;
    // More than it says of itself: a bomb, or a lie.
    if (length > member.length) throw new ZipDamaged();
    yield bytes;
  }
  if (length !== member.length) throw new ZipDamaged();
  return undefined;
}

async function* unpacked(path: string, member: Member): AsyncGenerator<Buffer, undefined> {
  if (member.packed === 0) return undefined;
  const packed = createReadStream(path, { start: member.at, end: member.at + member.packed - 1 });
  try {
    yield* member.method === stored ? packed : inflated(packed);
  } catch (error) {
    throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
      ? new ZipDamaged()
      : error;
  }
  return undefined;
}

function inflated(packed: ReadStream): AsyncIterable<Buffer> {
  const inflate = createInflateRaw();
  // What goes wrong on either side comes out of the reading.
  pipeline(packed, inflate, () => undefined);
  return inflate;
}
