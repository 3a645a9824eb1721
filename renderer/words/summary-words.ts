import type { Stage } from '../../shared/contract/shift.ts';

export const spans = ['shift', 'day', 'month'] as const;
export type Span = (typeof spans)[number];

export interface SummaryWords {
  readonly span: string;
  readonly spans: Readonly<Record<Span, string>>;
  readonly earlier: string;
  readonly later: string;
  readonly months: readonly string[];
  readonly shiftSince: (date: string, time: string) => string;
  readonly noShift: string;
  readonly none: string;
  readonly loading: string;
  readonly failed: string;
  readonly byHour: string;
  readonly byDay: string;
  readonly hour: string;
  readonly day: string;
  readonly chart: (checks: string) => string;
  readonly causes: string;
  readonly bySource: string;
  readonly byService: string;
  readonly noService: string;
  readonly outcome: string;
  readonly because: string;
  readonly count: string;
  readonly total: string;
  readonly times: string;
  readonly stage: string;
  readonly stages: Readonly<Record<Stage, string>>;
  readonly median: string;
  readonly p95: string;
  readonly ms: string;
  readonly offline: string;
  readonly offlineNone: string;
  readonly offlineLine: (from: string, until: string) => string;
  readonly offlineOpen: (from: string) => string;
  readonly offlineTotal: (span: string) => string;
  readonly typed: string;
  readonly typedShare: (percent: string) => string;
  readonly print: string;
  readonly csv: string;
  readonly report: string;
  readonly fileName: (date: string) => string;
}

export interface ShiftWords {
  readonly open: string;
  readonly close: string;
  readonly none: string;
  readonly since: (time: string) => string;
  readonly menu: string;
  readonly name: string;
  readonly nameNote: string;
  readonly failed: string;
  readonly cancel: string;
  readonly slip: string;
  readonly from: string;
  readonly until: string;
  readonly anchorNote: string;
  readonly noAnchor: string;
  readonly signature: string;
  readonly fileName: (date: string) => string;
}

export interface ServiceWords {
  readonly title: string;
  readonly none: string;
  /** The keys that choose. */
  readonly keys: string;
}
