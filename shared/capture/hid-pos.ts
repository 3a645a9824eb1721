/**
 * Reads the input reports of scanners in HID-POS mode: "HID Point of Sale Usage Tables" 1.02 (USB-IF,
 * 2001), usage page 0x8C, Scanned Data Report 0x12. The tables name the fields (Byte Count, Symbology
 * Identifier 1–3 = AIM, Decoded Data, Decoded Data Continued) and leave their places to each maker's
 * descriptor, which not every system hands out; these three are known, all of report id 2:
 *
 * - `02 length ] c m data…` — documented: Access-IS manuals LSR118 and ATR110, appendix "HID reports" (64 bytes, 56
 *   of data, `Continued` in the lowest bit of the last byte); the published dump of a Honeywell
 *   Voyager 1602g is the same; a published reader of Zebra (Symbol, 05E0:1300) takes the data from
 *   the same place.
 * - `02 length x ] c m data…` — one byte later: known from the MIT library webhid-barcode-scanner, which
 *   came to it with Zebra and Datalogic scanners. That it is Datalogic's is inferred.
 * - `02 length data…` — documented: manuals of Newland FM420/FM430 and ID TECH FX100, no AIM identifier.
 *
 * Inferred: that a scanner which knows no symbology leaves its three bytes 0, and that `Continued`
 * is in the last byte of reports of other lengths too.
 */
import { frameOf, gather, type Frame } from './frame.ts';

export interface HidPosState {
  /** What the reports of an unfinished code have brought so far. */
  readonly bytes: Uint8Array;
  readonly lastAt: number;
}

export interface HidPosStep {
  readonly state: HidPosState;
  readonly heard: Frame | undefined;
}

export const quietHidPos: HidPosState = { bytes: new Uint8Array(), lastAt: -Infinity };

const scannedData = 2;
/** The reports of one code come milliseconds apart: after this long the rest never will. */
const staleMs = 1_000;

/** Takes one report with its id, at a time in milliseconds. Pure and total. */
export function nextReport(state: HidPosState, report: Uint8Array, at: number): HidPosStep {
  // A trigger's or a status report may come in between.
  if (report[0] !== scannedData) return { state, heard: undefined };
  const part = partOf(report);
  if (!part) return { state: quietHidPos, heard: undefined };
  const before = at - state.lastAt > staleMs ? quietHidPos.bytes : state.bytes;
  const bytes = gather(before, part.bytes);
  if (part.continues) return { state: { bytes, lastAt: at }, heard: undefined };
  const frame = frameOf(bytes);
  const symbology = symbologyOf(report, part.aimAt);
  const isNamed = frame?.kind === 'text' && symbology !== undefined;
  return { state: quietHidPos, heard: isNamed ? { ...frame, symbology } : frame };
}

interface Part {
  readonly bytes: Uint8Array;
  readonly aimAt: number | undefined;
  readonly continues: boolean;
}

function partOf(report: Uint8Array): Part | undefined {
  const length = report[1] ?? 0;
  if (length === 0) return undefined;
  const { dataAt, aimAt } = placesOf(report, length);
  const end = dataAt + length;
  if (end > report.length) return undefined;
  const last = report.length - 1;
  const continues = last >= end && ((report[last] ?? 0) & 1) === 1;
  return { bytes: report.subarray(dataAt, end), aimAt, continues };
}

function placesOf(report: Uint8Array, length: number): { dataAt: number; aimAt?: number } {
  for (const aimAt of [2, 3]) {
    const dataAt = aimAt + 3;
    // Zeros fill the report: where the data would end in one, the mark is a part of the data.
    const fills = (report[dataAt + length - 1] ?? 0) !== 0;
    if (isAim(report, aimAt) && fills) return { dataAt, aimAt };
  }
  const isUnnamed = report[2] === 0 && report[3] === 0 && report[4] === 0;
  return { dataAt: isUnnamed ? 5 : 2 };
}

function isAim(report: Uint8Array, at: number): boolean {
  return /^\][A-Za-z][0-9A-Za-z]$/.test(symbologyOf(report, at) ?? '');
}

function symbologyOf(report: Uint8Array, aimAt: number | undefined): string | undefined {
  return aimAt === undefined
    ? undefined
    : String.fromCharCode(...report.subarray(aimAt, aimAt + 3));
}
