import { lumaOfBlocks } from './jpeg-pixels.ts';
import { readScan, type Component, type Frame, type Scan } from './jpeg-scan.ts';
import { huffmanTable, type HuffmanTable } from './jpeg-bits.ts';
import type { Luma } from '../../../shared/capture/views/luma.ts';

/**
 * The grey (Y) plane of a JPEG file: baseline and progressive, 8 bits, Huffman-coded (ITU-T T.81), grey or YCbCr (JFIF).
 * `undefined` for everything else: arithmetic coding, CMYK, RGB, broken files. Never throws.
 */
export function lumaOfJpeg(bytes: Uint8Array): Luma | undefined {
  try {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint16(0) === 0xffd8
      ? read(bytes)
      : undefined;
  } catch (reason) {
    // Reading past the end, or a table that is not there: a broken file.
    if (reason instanceof RangeError) return undefined;
    throw reason;
  }
}

/** Marker codes of T.81 table B.1. */
const marker = { sof0: 0xc0, sof2: 0xc2, dht: 0xc4, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd };
const adobe = 0xee;
/** Larger than any camera's picture; more is a bomb. */
const mostPixels = 100_000_000;

interface Tables {
  readonly quantisers: Map<number, Uint16Array>;
  /** AC tables at 16 and up. */
  readonly huffman: Map<number, HuffmanTable>;
  restartEvery: number;
  frame: Frame | undefined;
}

function read(bytes: Uint8Array): Luma | undefined {
  const tables: Tables = {
    quantisers: new Map(),
    huffman: new Map(),
    restartEvery: 0,
    frame: undefined,
  };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at < bytes.length - 1;) {
    const code = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || code === 0xff || code === 0) {
      at += 1;
      continue;
    }
    if (code === marker.eoi) break;
    if (code === 0x01 || (code >= 0xd0 && code <= 0xd7)) {
      at += 2;
      continue;
    }
    const body = at + 4;
    const end = at + 2 + view.getUint16(at + 2);
    if (code === marker.sos) {
      at = scan(view, body, tables);
      continue;
    }
    if (!segment(view, code, body, end, tables)) return undefined;
    at = end;
  }
  return tables.frame && lumaOfBlocks(tables.frame);
}

/** False for a kind of JPEG that is not read here. */
function segment(view: DataView, code: number, from: number, end: number, tables: Tables): boolean {
  switch (code) {
    case marker.dqt:
      readQuantisers(view, from, end, tables);
      return true;
    case marker.dht:
      readHuffman(view, from, end, tables);
      return true;
    case marker.dri:
      tables.restartEvery = view.getUint16(from);
      return true;
    case adobe:
      // Its last byte is the colour transform: 1 is YCbCr, 0 is RGB or CMYK.
      return end - from < 12 || view.getUint8(from + 11) === 1;
    case marker.sof0:
    case marker.sof0 + 1:
    case marker.sof2:
      tables.frame = readFrame(view, from, code === marker.sof2);
      return tables.frame !== undefined;
    default:
      // The other frames: lossless, hierarchical, arithmetic.
      return code < 0xc3 || code > 0xcf || code === 0xc8 || code === 0xcc;
  }
}

function readQuantisers(view: DataView, from: number, end: number, { quantisers }: Tables): void {
  for (let at = from; at < end;) {
    const head = view.getUint8(at);
    const isWide = head >> 4 > 0;
    const table = new Uint16Array(64);
    for (let place = 0; place < 64; place += 1) {
      table[place] = isWide ? view.getUint16(at + 1 + 2 * place) : view.getUint8(at + 1 + place);
    }
    quantisers.set(head & 15, table);
    at += isWide ? 129 : 65;
  }
}

function readHuffman(view: DataView, from: number, end: number, { huffman }: Tables): void {
  for (let at = from; at < end;) {
    const head = view.getUint8(at);
    const counts = Array.from({ length: 16 }, (_, length) => view.getUint8(at + 1 + length));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const values = Array.from({ length: total }, (_, place) => view.getUint8(at + 17 + place));
    huffman.set(head, huffmanTable(counts, values));
    at += 17 + total;
  }
}

function readFrame(view: DataView, from: number, isProgressive: boolean): Frame | undefined {
  const [height, width] = [view.getUint16(from + 1), view.getUint16(from + 3)];
  const count = view.getUint8(from + 5);
  const isKnown = view.getUint8(from) === 8 && (count === 1 || count === 3);
  if (!isKnown || width * height === 0 || width * height > mostPixels) return undefined;
  const parts = Array.from({ length: count }, (_, place) => {
    const [id, factors, quantiser] = [0, 1, 2].map((byte) =>
      view.getUint8(from + 6 + 3 * place + byte),
    );
    return { id, across: (factors ?? 0) >> 4, down: (factors ?? 0) & 15, quantiser };
  });
  const [mostAcross, mostDown] = [
    Math.max(...parts.map(({ across }) => across)),
    Math.max(...parts.map(({ down }) => down)),
  ];
  if (parts.some(({ across, down }) => across === 0 || down === 0)) return undefined;
  const [first] = parts;
  // The grey has every pixel; anything else is nobody's file.
  if (first?.across !== mostAcross || first.down !== mostDown) return undefined;
  // A lone component is never interleaved: its factors mean nothing (T.81 A.2.2).
  const isLone = count === 1;
  const unitsAcross = Math.ceil(width / (8 * (isLone ? 1 : mostAcross)));
  const unitsDown = Math.ceil(height / (8 * (isLone ? 1 : mostDown)));
  const components = parts.map((part, place): Component => {
    const [across, down] = isLone ? [1, 1] : [part.across, part.down];
    const blocksAcross = unitsAcross * across;
    const blocks = place === 0 ? blocksAcross * unitsDown * down : 1;
    const coefficients = new Int16Array(64 * blocks);
    const { id = 0, quantiser = 0 } = part;
    return { id, across, down, quantiser, blocksAcross, coefficients, isGrey: place === 0 };
  });
  return { width, height, unitsAcross, unitsDown, isProgressive, components, quantiser: undefined };
}

/** Reads one scan and returns where its data ends. */
function scan(view: DataView, from: number, tables: Tables): number {
  const { frame, quantisers, huffman, restartEvery } = tables;
  if (!frame) throw new RangeError('A scan before its frame.');
  const count = view.getUint8(from);
  const parts: Scan['parts'][number][] = [];
  for (let place = 0; place < count; place += 1) {
    const id = view.getUint8(from + 1 + 2 * place);
    const chosen = view.getUint8(from + 2 + 2 * place);
    const component = frame.components.find((one) => one.id === id);
    if (!component) throw new RangeError('A scan of no component.');
    if (component.isGrey) frame.quantiser ??= quantisers.get(component.quantiser);
    parts.push({
      component,
      dc: huffman.get(chosen >> 4),
      ac: huffman.get(16 + (chosen & 15)),
    });
  }
  const rest = from + 1 + 2 * count;
  const approximation = view.getUint8(rest + 2);
  return readScan(new Uint8Array(view.buffer, view.byteOffset, view.byteLength), rest + 3, frame, {
    parts,
    from: view.getUint8(rest),
    to: view.getUint8(rest + 1),
    high: approximation >> 4,
    low: approximation & 15,
    restartEvery,
  });
}
