import { append, type CompactRange, emptyRange, root } from '../../../../shared/record/tree.ts';
import { bundleFiles, longestLine, readLine } from './bundle-format.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { sha256 } from '../head-tag.ts';
import type { Faults } from './verify-report.ts';

/** What the lines of a bundle came to. */
export interface ReadLines {
  readonly entries: number;
  readonly purged: number;
}

/** Whether leaf hashes are those of a checkpoint; then each of them tells its own line. */
export async function areLeavesOf(
  bytes: AsyncIterable<Buffer>,
  head: Checkpoint,
): Promise<boolean> {
  let range: CompactRange = emptyRange;
  for await (const leaf of leavesOf(bytes)) {
    if (leaf.length !== leafBytes || range.size === head.size) return false;
    range = append(sha256, range, leaf);
  }
  return isHead(range, head);
}

/**
 * Reads the lines of `entries.jsonl` and tells what is wrong with each. `leaves` are those of the
 * checkpoint, when there are such; without them a changed line shows only in the root.
 */
export async function readLines(
  bytes: AsyncIterable<Buffer>,
  leaves: AsyncIterable<Buffer> | undefined,
  head: Checkpoint | undefined,
  faults: Faults,
): Promise<ReadLines> {
  const due = leaves && leavesOf(leaves)[Symbol.asyncIterator]();
  let [entries, purged, range]: [number, number, CompactRange] = [0, 0, emptyRange];
  const faultsBefore = faults.found.length;
  for await (const line of linesOf(bytes)) {
    if (entries === head?.size) {
      faults.add('lines-left-over', { line: entries + 1 });
      break;
    }
    entries += 1;
    const read = checkLine(line, entries, faults);
    if (read?.isPurged) purged += 1;
    const leaf: Buffer | undefined = (await due?.next())?.value;
    if (read && leaf && !leaf.equals(read.leaf)) faults.add('line-differs', { line: entries });
    range = append(sha256, range, read?.leaf ?? sha256(line));
    if (faults.found.length > mostFaults) break;
  }
  await due?.return(undefined);
  if (head && entries < head.size) faults.add('lines-missing', { line: entries + 1 });
  const isSound = faults.found.length === faultsBefore;
  if (head && isSound && !isHead(range, head))
    faults.add('root-differs', { file: bundleFiles.entries });
  return { entries, purged };
}

/** Reading on would only tell more of the same. */
const mostFaults = 20;
const leafBytes = 32;

function checkLine(line: Buffer, number: number, faults: Faults) {
  if (line.length > longestLine) {
    faults.add('line-too-long', { line: number });
    return undefined;
  }
  const read = line.at(-1) === lineFeed ? readLine(line.subarray(0, -1)) : undefined;
  if (!read) faults.add('line-unreadable', { line: number });
  else if (read.number !== number) faults.add('number-differs', { line: number });
  return read;
}

function isHead(range: CompactRange, head: Checkpoint): boolean {
  return range.size === head.size && Buffer.from(head.root).equals(root(sha256, range));
}

const lineFeed = 0x0a;

/** Lines with their ends; of one that is too long only the beginning, and nothing after it. */
export async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let rest = Buffer.alloc(0);
  for await (const piece of bytes) {
    let from = 0;
    for (let end = piece.indexOf(lineFeed); end >= 0; end = piece.indexOf(lineFeed, from)) {
      const line = piece.subarray(from, end + 1);
      yield rest.length === 0 ? line : Buffer.concat([rest, line]);
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, piece.subarray(from)]);
    if (rest.length > longestLine) break;
  }
  if (rest.length > 0) yield rest;
  return undefined;
}

async function* leavesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let rest = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const whole = all.length - (all.length % leafBytes);
    for (let at = 0; at < whole; at += leafBytes) yield all.subarray(at, at + leafBytes);
    rest = Buffer.from(all.subarray(whole));
  }
  if (rest.length > 0) yield rest;
  return undefined;
}
