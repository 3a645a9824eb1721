/** A canonical Huffman code, as two lists by code length (T.81 annex F.2.2.3). */
export interface HuffmanTable {
  /** The largest code of each length, -1 where there is none. */
  readonly largest: Int32Array;
  /** What to add to a code of that length to find its value's place. */
  readonly offset: Int32Array;
  readonly values: Uint8Array;
  /** For the next eight bits: length << 8 | value, or 0 where the code is longer. */
  readonly short: Uint16Array;
}

/** @param counts how many codes there are of 1, 2, … 16 bits. */
export function huffmanTable(counts: readonly number[], values: readonly number[]): HuffmanTable {
  const [largest, offset] = [new Int32Array(17).fill(-1), new Int32Array(17)];
  const short = new Uint16Array(256);
  let [code, place] = [0, 0];
  for (let length = 1; length <= 16; length += 1) {
    const count = counts[length - 1] ?? 0;
    offset[length] = place - code;
    for (let step = 0; step < count && length <= 8; step += 1) {
      const start = (code + step) << (8 - length);
      short.fill((length << 8) | (values[place + step] ?? 0), start, start + (1 << (8 - length)));
    }
    code += count;
    place += count;
    if (count > 0) largest[length] = code - 1;
    code <<= 1;
  }
  return { largest, offset, values: Uint8Array.from(values), short };
}

/** The bits of a scan, without the zeros that are stuffed after 0xFF. After a marker there are only zeros. */
export class Bits {
  readonly #bytes: Uint8Array;
  #at: number;
  #held = 0;
  #count = 0;
  #zeros = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the next marker stands, after the scan was read. */
  get at(): number {
    return this.#at;
  }

  /** Leaves the bits up to the next marker; steps over it when it is a restart (T.81 F.2.1.3.1). */
  restart(): void {
    [this.#held, this.#count, this.#zeros] = [0, 0, 0];
    const bytes = this.#bytes;
    while (this.#at < bytes.length - 1) {
      const code = bytes[this.#at + 1] ?? 0;
      if (bytes[this.#at] === 0xff && code >= 0xd0 && code <= 0xd7) {
        this.#at += 2;
        return;
      }
      if (bytes[this.#at] === 0xff && code !== 0 && code !== 0xff) return;
      this.#at += 1;
    }
  }

  /** @throws {RangeError} when far more is asked for than the file holds. */
  #fill(): void {
    const bytes = this.#bytes;
    while (this.#count <= 16) {
      let byte = bytes[this.#at] ?? 0xff;
      if (byte === 0xff && bytes[this.#at + 1] !== 0) {
        byte = 0;
        this.#zeros += 1;
        if (this.#zeros > 4_096) throw new RangeError('The scan is cut.');
      } else {
        this.#at += byte === 0xff ? 2 : 1;
      }
      this.#held = ((this.#held << 8) | byte) & 0xffffff;
      this.#count += 8;
    }
  }

  bits(count: number): number {
    if (count === 0) return 0;
    if (this.#count < count) this.#fill();
    this.#count -= count;
    return (this.#held >> this.#count) & ((1 << count) - 1);
  }

  /** A number of `count` bits with its sign (T.81 F.2.2.1, EXTEND). */
  signed(count: number): number {
    const value = this.bits(count);
    return count > 0 && value < 1 << (count - 1) ? value - (1 << count) + 1 : value;
  }

  /** @throws {RangeError} for a code that the table doesn't hold. */
  symbol({ largest, offset, values, short }: HuffmanTable): number {
    if (this.#count < 16) this.#fill();
    const found = short[(this.#held >> (this.#count - 8)) & 255] ?? 0;
    if (found > 0) {
      this.#count -= found >> 8;
      return found & 255;
    }
    for (let length = 1; length <= 16; length += 1) {
      const code = (this.#held >> (this.#count - length)) & ((1 << length) - 1);
      if (code <= (largest[length] ?? -1)) {
        this.#count -= length;
        return values[code + (offset[length] ?? 0)] ?? 0;
      }
    }
    throw new RangeError('No such code.');
  }
}
