import { crc32, deflateSync } from 'node:zlib';

const [width, height] = [120, 160];
/** Paper, jacket, skin, hair. */
const colours = ['e8eaf0', '4a5578', 'c9a98d', '5b4636'];

/** A drawn figure in place of a face: nobody's picture. PNG, base64. */
export function demoPortrait(): string {
  const rows = Array.from({ length: height }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: width }, (_, x) => colourAt(x, y))]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits, from a palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.join(''), 'hex')),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]).toString('base64');
}

function colourAt(x: number, y: number): number {
  const isIn = (left: number, top: number, wide: number, high: number) =>
    ((x - left) / wide) ** 2 + ((y - top) / high) ** 2 <= 1;
  if (isIn(60, 72, 25, 32)) return y < 54 ? 3 : 2;
  if (isIn(60, 66, 29, 34) && y < 74) return 3;
  return isIn(60, 170, 52, 66) ? 1 : 0;
}

function chunk(name: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
