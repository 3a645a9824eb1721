import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const endMark = Buffer.from([0x50, 0x4b, 5, 6]);
const entryMark = 0x02014b50;

/**
 * Unpacks a zip archive (stored and deflated entries, no zip64: PKWARE APPNOTE 6.3 §4.3), with file modes.
 * @param {string} archive
 * @param {(name: string) => string | undefined} target where an entry goes; undefined leaves it out
 */
export function unzip(archive, target) {
  const fd = fs.openSync(archive, 'r');
  try {
    for (const entry of entries(fd)) {
      const to = target(entry.name);
      if (!to || entry.name.endsWith('/')) continue;
      const packed = read(fd, dataStart(fd, entry.at), entry.packedSize);
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.writeFileSync(to, entry.method === 8 ? zlib.inflateRawSync(packed) : packed);
      if (entry.mode) fs.chmodSync(to, entry.mode);
    }
  } finally {
    fs.closeSync(fd);
  }
}

/** @param {number} fd */
function* entries(fd) {
  const { size } = fs.fstatSync(fd);
  const tail = read(fd, Math.max(0, size - 66_000), Math.min(size, 66_000));
  const end = tail.lastIndexOf(endMark);
  if (end < 0) throw new Error('not a zip archive');
  const list = read(fd, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  for (let p = 0; p < list.length && list.readUInt32LE(p) === entryMark;) {
    const nameSize = list.readUInt16LE(p + 28);
    yield {
      name: list.toString('utf8', p + 46, p + 46 + nameSize),
      method: list.readUInt16LE(p + 10),
      packedSize: list.readUInt32LE(p + 20),
      mode: (list.readUInt32LE(p + 38) >>> 16) & 0o777,
      at: list.readUInt32LE(p + 42),
    };
    p += 46 + nameSize + list.readUInt16LE(p + 30) + list.readUInt16LE(p + 32);
  }
}

/**
 * The entry's own header may be longer than the list says.
 * @param {number} fd
 * @param {number} at
 */
function dataStart(fd, at) {
  const header = read(fd, at, 30);
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
}

/**
 * @param {number} fd
 * @param {number} position
 * @param {number} size
 */
function read(fd, position, size) {
  const bytes = Buffer.alloc(size);
  fs.readSync(fd, bytes, 0, size, position);
  return bytes;
}
