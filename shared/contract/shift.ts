import type { Source } from '../capture/capture.ts';
import type { ShiftCounts } from '../record/happening.ts';
import type { Outcome } from '../verdict/verdict.ts';
import type { Nothing } from './contract.ts';

/** Who works at this window now. A check without an open shift opens one by itself. */
export interface Shift {
  /** The administrator whose name the next entry bears. */
  readonly operator: string;
  /** UTC milliseconds; absent while no shift is open. */
  readonly openSince: number | undefined;
}

/** How many checks came out so. */
export interface SummaryCount {
  readonly outcome: Outcome['kind'];
  readonly because: string | undefined;
  readonly source: Source;
  readonly service: string | undefined;
  readonly checks: number;
}

export const stages = ['received', 'asked', 'answered', 'recorded'] as const;
export type Stage = (typeof stages)[number];

/** How long a stage took, in milliseconds from the one before. */
export interface StageTimes {
  readonly stage: Stage;
  readonly checks: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface OfflineSpan {
  /** UTC milliseconds. */
  readonly since: number;
  /** Absent while it lasts. */
  readonly until: number | undefined;
}

/** An hour of a day, a day of a month: how many checks came out how. */
export interface SummarySlice {
  /** UTC milliseconds at which it begins. */
  readonly from: number;
  readonly counts: Readonly<Partial<Record<Outcome['kind'], number>>>;
}

/** All checks of a span of time, told without anybody's documents. */
export interface Summary {
  /** UTC milliseconds: from this moment on, and before that one. */
  readonly from: number;
  readonly until: number;
  readonly slice: SummaryRequest['slice'];
  readonly counts: readonly SummaryCount[];
  readonly times: readonly StageTimes[];
  readonly offline: readonly OfflineSpan[];
  readonly slices: readonly SummarySlice[];
}

export interface SummaryRequest {
  readonly from: number;
  readonly until: number;
  readonly slice: 'hour' | 'day';
  /** All checks of the open shift, whatever the clock was set to meanwhile: the times only say where to begin. */
  readonly isShift?: boolean | undefined;
}

export type Summed =
  { readonly kind: 'summed'; readonly summary: Summary } | { readonly kind: 'failed' };

/** The slip that ends a shift. */
export interface ShiftSlip {
  readonly operator: string;
  readonly from: number;
  readonly until: number;
  readonly counts: ShiftCounts;
  /** The signed note (C2SP) of the journal at the shift's end: printed, it is an anchor. */
  readonly checkpoint: string | undefined;
}

export type ShiftChanged =
  | { readonly kind: 'changed'; readonly shift: Shift; readonly slip: ShiftSlip | undefined }
  /** The journal could not be written, so nothing changed. */
  | { readonly kind: 'failed' };

/** What the desk's page may ask about shifts. */
export interface ShiftContract {
  shift(request: Nothing): Promise<Shift>;
  /** Ends an open shift first; its slip comes with the answer. */
  openShift(request: { readonly operator: string }): Promise<ShiftChanged>;
  closeShift(request: Nothing): Promise<ShiftChanged>;
  summary(request: SummaryRequest): Promise<Summed>;
}
