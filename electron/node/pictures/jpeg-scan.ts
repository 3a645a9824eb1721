import { Bits, type HuffmanTable } from './jpeg-bits.ts';

export interface Component {
  readonly id: number;
  /** Blocks in one unit (MCU), each way. */
  readonly across: number;
  readonly down: number;
  readonly quantiser: number;
  readonly blocksAcross: number;
  /** 64 a block, in zigzag order; one block only, written over and over, where nobody wants the colours. */
  readonly coefficients: Int16Array;
  readonly isGrey: boolean;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly unitsAcross: number;
  readonly unitsDown: number;
  readonly isProgressive: boolean;
  readonly components: readonly Component[];
  /** The grey's, known from its first scan on. */
  quantiser: Uint16Array | undefined;
}

export interface Scan {
  readonly parts: readonly {
    readonly component: Component;
    readonly dc: HuffmanTable | undefined;
    readonly ac: HuffmanTable | undefined;
  }[];
  /** The first and the last coefficient, and the bits that were and are known (T.81 G.1.1.1). */
  readonly from: number;
  readonly to: number;
  readonly high: number;
  readonly low: number;
  readonly restartEvery: number;
}

/** Reads one scan's blocks, beginning at byte `at`; returns where the next marker stands. */
export function readScan(bytes: Uint8Array, at: number, frame: Frame, scan: Scan): number {
  const bits = new Bits(bytes, at);
  // A scan of colours alone tells nothing about the grey.
  if (scan.parts.every(({ component }) => !component.isGrey)) return at;
  const reader = createBlockReader(bits, frame.isProgressive, scan);
  const [lone] = scan.parts;
  const isLone = scan.parts.length === 1 && lone !== undefined;
  const across = isLone ? Math.ceil(frame.width / 8) : frame.unitsAcross;
  const units = across * (isLone ? Math.ceil(frame.height / 8) : frame.unitsDown);
  for (let unit = 0; unit < units; unit += 1) {
    if (scan.restartEvery > 0 && unit > 0 && unit % scan.restartEvery === 0) {
      bits.restart();
      reader.restart();
    }
    const [row, column] = [Math.floor(unit / across), unit % across];
    if (isLone) reader.read(0, row * lone.component.blocksAcross + column);
    else readUnit(scan, reader, row, column);
  }
  return bits.at;
}

interface BlockReader {
  /** One block of one of the scan's parts; `block` counts in rows. */
  read(part: number, block: number): void;
  restart(): void;
}

function readUnit({ parts }: Scan, reader: BlockReader, row: number, column: number): void {
  for (const [part, { component }] of parts.entries()) {
    const { across, down, blocksAcross, isGrey } = component;
    for (let y = 0; y < down; y += 1) {
      for (let x = 0; x < across; x += 1) {
        const block = (row * down + y) * blocksAcross + column * across + x;
        reader.read(part, isGrey ? block : 0);
      }
    }
  }
}

const none: HuffmanTable = {
  largest: new Int32Array(17).fill(-1),
  offset: new Int32Array(17),
  values: new Uint8Array(0),
  short: new Uint16Array(256),
};

/** What a scan carries from block to block. */
interface Carried {
  readonly bits: Bits;
  readonly scan: Scan;
  /** The last first coefficient of each part. */
  readonly before: number[];
  /** Blocks still to come that hold nothing new (T.81 G.1.2.2). */
  empty: number;
}

function createBlockReader(bits: Bits, isProgressive: boolean, scan: Scan): BlockReader {
  const { parts, from, to, high, low } = scan;
  const carried: Carried = { bits, scan, before: parts.map(() => 0), empty: 0 };
  return {
    restart() {
      carried.before.fill(0);
      carried.empty = 0;
    },
    read(part, at) {
      const all = parts[part]?.component.coefficients ?? new Int16Array(64);
      const block = all.subarray(64 * at, 64 * at + 64);
      if (!isProgressive) {
        readFirst(carried, part, block);
        readRest(carried, part, block, 1, 63);
      } else if (from > 0) {
        if (high > 0) refineRest(carried, part, block);
        else readRest(carried, part, block, from, to);
      } else if (high > 0) {
        block[0] = (block[0] ?? 0) | (bits.bits(1) << low);
      } else {
        readFirst(carried, part, block);
      }
    },
  };
}

function readFirst({ bits, scan, before }: Carried, part: number, block: Int16Array): void {
  const size = bits.symbol(scan.parts[part]?.dc ?? none) & 15;
  const value = (before[part] ?? 0) + bits.signed(size);
  before[part] = value;
  block[0] = value << scan.low;
}

function readRest(
  carried: Carried,
  part: number,
  block: Int16Array,
  from: number,
  to: number,
): void {
  const { bits, scan } = carried;
  if (carried.empty > 0) {
    carried.empty -= 1;
    return;
  }
  const table = scan.parts[part]?.ac ?? none;
  for (let place = from; place <= to; place += 1) {
    const symbol = bits.symbol(table);
    const [run, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && run < 15) {
      // In a baseline scan the run is 0: the rest of this block.
      carried.empty = (1 << run) + bits.bits(run) - 1;
      return;
    }
    place += run;
    if (size > 0) block[place] = bits.signed(size) << scan.low;
  }
}

function refineRest(carried: Carried, part: number, block: Int16Array): void {
  const { bits, scan } = carried;
  const { from, to, low } = scan;
  const table = scan.parts[part]?.ac ?? none;
  let place = from;
  while (carried.empty === 0 && place <= to) {
    const symbol = bits.symbol(table);
    const [run, size] = [symbol >> 4, symbol & 15];
    if (size === 0 && run < 15) {
      carried.empty = (1 << run) + bits.bits(run);
      break;
    }
    const value = size > 0 ? (bits.bits(1) === 1 ? 1 : -1) << low : 0;
    place = refine(bits, block, place, to, run, low);
    if (size > 0 && place <= to) block[place] = value;
    place += 1;
  }
  if (carried.empty === 0) return;
  refine(bits, block, place, to, 64, low);
  carried.empty -= 1;
}

/** One more bit for what is not zero, up to `run` zeros on; returns the place of the next zero (T.81 G.1.2.3). */
function refine(
  bits: Bits,
  block: Int16Array,
  from: number,
  to: number,
  run: number,
  low: number,
): number {
  let zeros = run;
  for (let place = from; place <= to; place += 1) {
    const value = block[place] ?? 0;
    if (value === 0) {
      if (zeros === 0) return place;
      zeros -= 1;
    } else if (bits.bits(1) === 1 && (Math.abs(value) & (1 << low)) === 0) {
      block[place] = value + Math.sign(value) * (1 << low);
    }
  }
  return to + 1;
}
