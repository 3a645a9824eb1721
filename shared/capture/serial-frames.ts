/**
 * Cuts the bytes of a serial scanner (USB-COM, RS-232, Bluetooth SPP) into codes.
 *
 * - CR, LF, Tab or ETX ends a code; so does silence, for scanners that are set to send no suffix:
 *   60 ms, but 500 ms once the scanner has shown that it sends one. It then may pause inside a code.
 * - How the bytes come in chunks makes no difference: only line ends and silence do.
 * - NUL, XON and XOFF are the line's own, not the code's. STX and AIM marks are left to `clean`.
 *
 * Feed each chunk to `takeBytes`, set one timer for `state.dueAt` and give it to `idleFrames`. When the
 * device goes, drop the state: half a code is never delivered.
 */
import { frameOf, gather, type Frame } from './frame.ts';

export interface FrameState {
  /** Since the last line end. */
  readonly bytes: Uint8Array;
  /** The scanner is one that ends its codes by a mark. */
  readonly endsLines: boolean;
  /** When `idleFrames` wants to be called; nothing when no code is going on. */
  readonly dueAt: number | undefined;
  /** The timer was late once already. */
  readonly isOverdue: boolean;
}

export interface FrameStep {
  readonly state: FrameState;
  readonly frames: readonly Frame[];
}

const nothing = new Uint8Array();

export const quietFrames: FrameState = {
  bytes: nothing,
  endsLines: false,
  dueAt: undefined,
  isOverdue: false,
};

/** Tab, LF, CR and ETX. */
const enders: readonly number[] = [0x09, 0x0a, 0x0d, 0x03];
/** NUL (a break on the line), XON, XOFF. */
const lines: readonly number[] = [0x00, 0x11, 0x13];
const silenceMs = 60;
const pauseMs = 500;
/** A timer this late means a busy program: bytes of the same code may be waiting behind it. */
const lateMs = 20;

/** Takes a chunk of any size, at a time in milliseconds. Pure, total, linear. */
export function takeBytes(state: FrameState, chunk: Uint8Array, at: number): FrameStep {
  const frames: Frame[] = [];
  let { bytes, endsLines } = state;
  let from = 0;
  for (let end = 0; end < chunk.length; end += 1) {
    if (!enders.includes(chunk[end] ?? 0)) continue;
    const frame = frameOf(gather(bytes, own(chunk.subarray(from, end))));
    if (frame) frames.push(frame);
    endsLines = true;
    bytes = nothing;
    from = end + 1;
  }
  bytes = gather(bytes, own(chunk.subarray(from)));
  const dueAt = bytes.length === 0 ? undefined : at + (endsLines ? pauseMs : silenceMs);
  return { state: { bytes, endsLines, dueAt, isOverdue: false }, frames };
}

/** Takes the time: after enough silence the code is over. */
export function idleFrames(state: FrameState, at: number): FrameStep {
  const { dueAt } = state;
  if (dueAt === undefined || at < dueAt) return { state, frames: [] };
  if (at > dueAt + lateMs && !state.isOverdue) {
    return { state: { ...state, dueAt: at + lateMs, isOverdue: true }, frames: [] };
  }
  const frame = frameOf(state.bytes);
  return {
    state: { ...quietFrames, endsLines: state.endsLines },
    frames: frame ? [frame] : [],
  };
}

function own(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte) => !lines.includes(byte));
}
