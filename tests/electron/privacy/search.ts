import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync, inflateSync } from 'node:zlib';
import { marks } from './marks.ts';

/** The marks that stand in any file below a folder or in a file's name, as `mark, as its form, in place`. */
export function marksBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = marksIn(Buffer.from(entries.map(({ name }) => name).join('\n')), 'a file’s name');
  const files = entries.filter((entry) => entry.isFile());
  return [
    ...names,
    ...files.flatMap((file) => {
      const place = path.join(file.parentPath, file.name);
      return marksIn(readFileSync(place), path.relative(folder, place));
    }),
  ];
}

/** The marks in some bytes, in any form that a program gives to data, also packed. */
export function marksIn(bytes: Buffer, place: string): readonly string[] {
  const layers = [bytes, ...unpacked(bytes)];
  return Object.entries(marks).flatMap(([name, mark]) => {
    const found = Object.entries(formsOf(mark)).filter(([, needles]) =>
      layers.some((layer) => needles.some((needle) => layer.includes(needle))),
    );
    return found.map(([form]) => `${name}, as ${form}, in ${place}`);
  });
}

/** Every form of a mark. A UUID and a number have binary forms of their own. */
export function formsOf(mark: string | Buffer): Readonly<Record<string, readonly Buffer[]>> {
  const plain = Buffer.from(mark as string);
  const text = typeof mark === 'string' ? mark : '';
  const textForms = {
    'UTF-16': [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()],
    'percent-encoded': otherThan(plain, cased(encodeURIComponent(text))),
    'JSON escapes': otherThan(plain, cased(escaped(text))),
  };
  return {
    bytes: [plain],
    hexadecimal: cased(plain.toString('hex')),
    base64: base64Forms(plain),
    ...(text !== '' && textForms),
    ...(text.includes('-') && /^[0-9a-f-]+$/.test(text) && { 'a packed UUID': [packedHex(text)] }),
    ...(/^\d{10,15}$/.test(text) && { 'a binary number': binaryNumbers(text) }),
  };
}

/** A part of base64 depends on where it begins: three forms, without their first and last signs, in both alphabets. */
function base64Forms(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].flatMap((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const sure = whole.slice(shift === 0 ? 0 : shift + 1, -1);
    return [sure, sure.replaceAll('+', '-').replaceAll('/', '_')].map((one) => Buffer.from(one));
  });
}

function cased(text: string): readonly Buffer[] {
  return [text, text.toLowerCase(), text.toUpperCase()].map((one) => Buffer.from(one));
}

/** Plain signs stay as they are. */
function otherThan(plain: Buffer, needles: readonly Buffer[]): readonly Buffer[] {
  return needles[0]?.equals(plain) ? [] : needles;
}

function escaped(text: string): string {
  return text.replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function packedHex(text: string): Buffer {
  return Buffer.from(text.replaceAll('-', ''), 'hex');
}

/** As SQLite's records hold it (six bytes), and as other programs do (eight, either way round). */
function binaryNumbers(digits: string): readonly Buffer[] {
  const big = Buffer.alloc(8);
  big.writeBigUInt64BE(BigInt(digits));
  return [big.subarray(2), Buffer.from(big).reverse().subarray(0, 6)];
}

/** Whatever in the bytes looks like a zlib stream or a member of a zip, unpacked. */
function unpacked(bytes: Buffer): readonly Buffer[] {
  const layers: Buffer[] = [];
  for (const head of ['7801', '785e', '789c', '78da']) {
    eachPlace(bytes, Buffer.from(head, 'hex'), (at) => {
      const layer = attempt(() => inflateSync(bytes.subarray(at), limits));
      if (layer) layers.push(layer);
    });
  }
  eachPlace(bytes, Buffer.from('504b0304', 'hex'), (at) => {
    if (at + 30 > bytes.length) return;
    const body = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const layer = attempt(() => inflateRawSync(bytes.subarray(body), limits));
    if (layer) layers.push(layer);
  });
  eachPlace(bytes, Buffer.from('1f8b08', 'hex'), (at) => {
    const layer = attempt(() => inflateRawSync(bytes.subarray(at + 10), limits));
    if (layer) layers.push(layer);
  });
  return layers;
}

const limits = { maxOutputLength: 50_000_000 };

function eachPlace(bytes: Buffer, needle: Buffer, visit: (at: number) => void): void {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) visit(at);
}

function attempt(unpack: () => Buffer): Buffer | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}
