import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { asar } from '../../build/setup/asar.mjs';
import { unzip } from '../../build/setup/zip.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zvirka-archives-'));
after(() => {
  fs.rmSync(folder, { recursive: true });
});

test('unzip writes stored and deflated entries with their modes, and leaves out what has no target', () => {
  const archive = path.join(folder, 'tiny.zip');
  const long = 'desk '.repeat(100);
  fs.writeFileSync(
    archive,
    zip([
      { name: 'a/run', text: 'stored', method: 0, mode: 0o755 },
      { name: 'a/long', text: long, method: 8, mode: 0o644 },
      { name: 'b/left-out', text: 'no', method: 0, mode: 0o644 },
    ]),
  );
  unzip(archive, (name) => (name.startsWith('a/') ? path.join(folder, name) : undefined));
  const at = (name: string) => path.join(folder, name);
  assert.equal(fs.readFileSync(at('a/run'), 'utf8'), 'stored');
  assert.equal(fs.readFileSync(at('a/long'), 'utf8'), long);
  assert.equal(fs.statSync(at('a/run')).mode & 0o777, process.platform === 'win32' ? 0o666 : 0o755);
  assert.equal(fs.existsSync(at('b/left-out')), false);
});

test('what is not a zip archive is refused', () => {
  const file = path.join(folder, 'not.zip');
  fs.writeFileSync(file, 'hello');
  assert.throws(() => {
    unzip(file, () => undefined);
  }, /not a zip archive/);
});

test('an asar archive gives back the files put into it', () => {
  const texts = { 'package.json': '{}', 'main.js': 'повідомлення', 'empty.js': '' };
  assert.deepEqual(filesOf(asar(texts)), texts);
});

/** Reads an asar archive by its layout: sizes at 4 and 12, the index at 16, then the files. */
function filesOf(archive: Buffer): Record<string, string> {
  const bodies = 8 + archive.readUInt32LE(4);
  const index = archive.toString('utf8', 16, 16 + archive.readUInt32LE(12));
  const { files } = JSON.parse(index) as {
    files: Record<string, { size: number; offset: string }>;
  };
  return Object.fromEntries(
    Object.entries(files).map(([name, { size, offset }]) => {
      const start = bodies + Number(offset);
      return [name, archive.toString('utf8', start, start + size)];
    }),
  );
}

type ZipEntry = { name: string; text: string; method: 0 | 8; mode: number };

function zip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const list = entries.map(({ name, text, method, mode }) => {
    const at = Buffer.concat(locals).length;
    const body = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt16LE(name.length, 26);
    // An extra field that the list does not have, as many zip tools write it.
    local.writeUInt16LE(4, 28);
    locals.push(local, Buffer.from(name), Buffer.alloc(4), body);
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(method, 10);
    listed.writeUInt32LE(body.length, 20);
    listed.writeUInt16LE(name.length, 28);
    listed.writeUInt32LE((mode << 16) >>> 0, 38);
    listed.writeUInt32LE(at, 42);
    return Buffer.concat([listed, Buffer.from(name)]);
  });
  const [files, directory] = [Buffer.concat(locals), Buffer.concat(list)];
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(files.length, 16);
  return Buffer.concat([files, directory, end]);
}
