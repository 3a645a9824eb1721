import type { Stage } from '../../shared/contract/shift.ts';
import type { ExportTrouble } from '../../shared/contract/journal.ts';
import type { JournalTroubleName } from '../../shared/contract/journal-trouble.ts';
import type { AnchorPlace, ExportFormat, Happening } from '../../shared/record/happening.ts';

/** Spans of time that the journal is looked at by. */
export const periods = ['today', 'yesterday', 'week', 'month', 'all'] as const;
export type Period = (typeof periods)[number];

/** A trouble of the journal's file, and the way out. */
export interface JournalTroubleWords {
  readonly sentence: string;
  readonly steps: readonly string[];
}

export interface JournalWords {
  readonly number: string;
  readonly time: string;
  readonly outcome: string;
  readonly document: string;
  readonly typeIs: string;
  readonly service: string;
  readonly source: string;
  readonly operator: string;
  readonly code: string;
  readonly noneFound: string;
  readonly wholeTime: string;
  readonly failed: string;
  readonly again: string;
  readonly loading: string;
  readonly table: string;
  readonly demoEntry: string;
  readonly search: string;
  readonly searchLabel: string;
  readonly searchUnknown: string;
  readonly clear: string;
  readonly period: string;
  readonly periods: Readonly<Record<Period, string>>;
  readonly anyOutcome: string;
  readonly outcomes: string;
  readonly anySource: string;
  readonly sources: string;
  readonly anyKind: string;
  readonly kinds: string;
  readonly kindNames: Readonly<Record<Happening['kind'] | 'check', string>>;
  readonly findByCode: string;
  readonly findingByCode: (seconds: number) => string;
  readonly findingNote: string;
  readonly foundByCode: string;
  readonly codeFailed: string;
  readonly stop: string;
  readonly detail: string;
  readonly close: string;
  readonly request: string;
  readonly registry: string;
  readonly desk: string;
  readonly digest: string;
  readonly leaf: string;
  readonly stages: string;
  readonly stageNames: Readonly<Record<Stage, string>>;
  readonly inclusion: Readonly<Record<'proved' | 'not-yet' | 'broken' | 'reading', string>>;
  readonly receipt: string;
}

/** The banner above the journal, and what an auditor asks of it. */
export interface ProofWords {
  readonly never: string;
  readonly prove: string;
  readonly again: string;
  readonly running: (done: string, total: string) => string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly failed: string;
  readonly holds: (entries: string, seconds: string) => string;
  /** The same where the head could not be checked. */
  readonly holdsSoFar: (entries: string, seconds: string) => string;
  readonly checkpoint: (date: string, time: string) => string;
  readonly noCheckpoint: string;
  readonly anchored: (number: string, places: string) => string;
  readonly notAnchored: string;
  readonly places: Readonly<Record<AnchorPlace, string>>;
  readonly altered: string;
  readonly alteredAt: (number: string) => string;
  readonly alteredTodo: string;
}

export interface ExportWords {
  readonly button: string;
  readonly formats: Readonly<Record<ExportFormat, string>>;
  readonly notes: Readonly<Record<ExportFormat, string>>;
  readonly folder: string;
  readonly cancel: string;
  readonly choosing: string;
  readonly running: (done: string, total: string) => string;
  readonly exported: (entries: string) => string;
  readonly cancelled: string;
  readonly troubles: Readonly<Record<ExportTrouble, string>>;
  readonly close: string;
}

/** Everything that happens at a desk besides checks, told in a line. */
export interface HappeningWords {
  readonly started: (program: string) => string;
  readonly stopped: string;
  readonly offlineOpened: (cause: string) => string;
  readonly offlineClosed: (span: string, attempts: string) => string;
  readonly shiftOpened: string;
  readonly shiftClosed: (checks: string) => string;
  readonly setting: (key: string, by: string) => string;
  readonly settingChange: (was: string, now: string) => string;
  readonly secret: string;
  readonly nothing: string;
  readonly exported: (format: string, entries: string) => string;
  readonly viewed: (by: string) => string;
  readonly purged: (entries: string, date: string) => string;
  readonly keyRotated: (year: number) => string;
  readonly clock: (seconds: string) => string;
  readonly clockSet: (seconds: string, was: string) => string;
  readonly evidence: (request: string) => string;
  readonly anchored: (place: string, number: string) => string;
  readonly setAside: (trouble: string) => string;
  readonly restored: (number: string) => string;
}

export interface JournalTroubles {
  readonly headline: string;
  readonly troubles: Readonly<Record<JournalTroubleName, JournalTroubleWords>>;
  readonly support: string;
  readonly setAside: string;
  readonly setAsideAsk: string;
  readonly setAsideYes: string;
  readonly setAsideNo: string;
  readonly setAsideFailed: string;
}
