import type { CodeFormat } from '../../shared/capture/read-codes.ts';
import type { ScannerAdvice } from '../../shared/capture/scanner-advice.ts';
import type { KeyLayout } from '../../shared/capture/sent-keys.ts';
import type { Spoilt } from '../../shared/capture/sent.ts';
import type { TestCode } from '../../shared/capture/test-codes.ts';
import type { DocumentCode } from '../../shared/identify/identified.ts';

/** Where devices are tried. */
export interface SelfTestWords {
  readonly title: string;
  /** That nothing scanned here is a check. */
  readonly note: string;
  /** On the chips, beside the key. */
  readonly open: string;
  readonly back: string;
  readonly print: string;
  readonly codes: string;
  /** Proposed for the PDF of the sheet. */
  readonly fileName: string;
  /** On the sheet: what to do with the codes, and that they are nobody's. */
  readonly sheetNote: string;
  readonly code: Readonly<Record<TestCode, string>>;
  readonly passed: string;
  readonly scanner: string;
  readonly scannerNone: string;
  readonly scannerRows: Readonly<
    Record<'device' | 'sent' | 'layout' | 'prefix' | 'suffix' | 'pace' | 'aim', string>
  >;
  readonly keyboard: string;
  readonly spoilt: Readonly<Record<Exclude<Spoilt['kind'], 'characters'>, string>>;
  readonly characters: (lost: number, strange: number) => string;
  readonly other: (name: string, length: number) => string;
  readonly documents: Readonly<Record<DocumentCode['kind'], string>>;
  readonly typed: string;
  readonly layouts: Readonly<Record<KeyLayout, string>>;
  readonly layoutUnknown: string;
  readonly noPrefix: string;
  readonly noSuffix: string;
  readonly noAim: string;
  readonly pace: (meanMs: number, worstMs: number) => string;
  readonly change: string;
  readonly nothingToChange: string;
  readonly advice: Readonly<Record<ScannerAdvice, string>>;
  readonly camera: string;
  readonly cameraNone: string;
  readonly cameraRows: Readonly<
    Record<'device' | 'frame' | 'attempts' | 'step' | 'light' | 'seen' | 'read', string>
  >;
  readonly attempts: (perSecond: number) => string;
  readonly step: (medianMs: number, p95Ms: number) => string;
  readonly light: (percent: number) => string;
  readonly seen: (module: string, contrast: number) => string;
  readonly disturbed: (glare: number, motion: number) => string;
  readonly nothingSeen: string;
  readonly nothingRead: string;
  readonly formats: Readonly<Record<CodeFormat, string>>;
  readonly after: (seconds: string) => string;
}
