import { adviseOn, type ScannerAdvice } from '../../shared/capture/scanner-advice.ts';
import { sentKeysOf, type SentKeys } from '../../shared/capture/sent-keys.ts';
import { aimOf, sentOf, type Sent } from '../../shared/capture/sent.ts';
import type { TestCode } from '../../shared/capture/test-codes.ts';
import { createBox, type Box } from '../state/box.ts';
import {
  createCameraFigures,
  type CameraFigures,
  type FigureFrame,
} from '../state/camera-figures.ts';
import type { CodeListener } from './admission.ts';
import { createKeyRows, type HeardRow } from './key-rows.ts';
import type { ScannerListener } from './scanner.ts';
import type { WiredListener, WiredScanner } from './wired-scanners.ts';

/** What a scanner did with one code. Nothing of a citizen's code is in it. */
export interface ScannerTrial {
  /** Name of a scanner with a port of its own. */
  readonly device: string | undefined;
  /** Absent when its keys were taken for a person's. */
  readonly sent: Sent | undefined;
  readonly aim: string | undefined;
  /** Absent for a scanner with a port of its own. */
  readonly keys: SentKeys | undefined;
  readonly advice: readonly ScannerAdvice[];
}

export interface Trials {
  readonly scanner: ScannerTrial | undefined;
  readonly camera: CameraFigures | undefined;
  /** Test codes that came whole, by whatever device. */
  readonly passed: ReadonlySet<TestCode>;
}

/** Tries the devices while its screen is open. What they bring then is no capture: nothing is asked, nothing recorded. */
export interface SelfTest {
  readonly trials: Box<Trials>;
  /** Returns the way to close it; all that was seen is then forgotten. */
  open(): () => void;
  /** Whoever hears a device otherwise hears nothing of it while the test is open. */
  keyboard(otherwise: ScannerListener): ScannerListener;
  wired(otherwise: WiredListener): WiredListener;
  camera(otherwise: CodeListener['onCode']): CodeListener['onCode'];
  /** True while the test is open and at the first frame after it: a code that is then in view is a visitor's. */
  mayRepeat(): boolean;
  onFrame(frame: FigureFrame): void;
}

export const noTrials: Trials = { scanner: undefined, camera: undefined, passed: new Set() };

export function createSelfTest(clock: () => number = () => performance.now()): SelfTest {
  const trials = createBox(noTrials);
  let figures = createCameraFigures();
  let isOpen = false;
  let wasOpen = false;
  const rows = createKeyRows((heard, keys) => {
    tell(trials, { device: undefined, ...heardIn(heard), keys: sentKeysOf(keys) });
  });
  return {
    trials,
    open() {
      isOpen = true;
      return () => {
        isOpen = false;
        rows.stop();
        figures = createCameraFigures();
        trials.set(noTrials);
      };
    },
    keyboard: (otherwise) => ({
      onKey: (key) => isOpen && rows.add(key),
      onScan: (text) => (isOpen ? rows.end({ text }) : otherwise.onScan(text)),
      onTooLong: () => (isOpen ? rows.end('too-long') : otherwise.onTooLong?.()),
      // The keys themselves tell more.
      onTyped: (digits, entered) => isOpen || otherwise.onTyped?.(digits, entered),
    }),
    wired: (otherwise) => ({
      onScan: (text, from) =>
        isOpen ? tell(trials, wiredTrial(from, { text })) : otherwise.onScan(text, from),
      onTooLong: (from) =>
        isOpen ? tell(trials, wiredTrial(from, 'too-long')) : otherwise.onTooLong?.(from),
    }),
    camera: (otherwise) => (text) => !isOpen && otherwise(text),
    mayRepeat() {
      const may = isOpen || wasOpen;
      wasOpen = isOpen;
      return may;
    },
    onFrame(frame) {
      if (!isOpen) return;
      const camera = figures(frame, clock());
      const sent = frame.reads.length > 0 ? camera.last?.sent : undefined;
      const before = trials.get();
      trials.set({ ...before, camera, passed: withPassed(before.passed, sent) });
    },
  };
}

function tell(trials: Box<Trials>, trial: Omit<ScannerTrial, 'advice'>): void {
  const before = trials.get();
  const scanner = { ...trial, advice: adviseOn(trial) };
  trials.set({ ...before, scanner, passed: withPassed(before.passed, trial.sent) });
}

function wiredTrial(
  { device, symbology }: WiredScanner,
  heard: HeardRow,
): Omit<ScannerTrial, 'advice'> {
  const { sent, aim } = heardIn(heard);
  return { device, sent, aim: symbology ?? aim, keys: undefined };
}

function heardIn(heard: HeardRow): Pick<ScannerTrial, 'sent' | 'aim'> {
  if (!heard) return { sent: undefined, aim: undefined };
  if (heard === 'too-long') return { sent: { kind: 'too-long' }, aim: undefined };
  return { sent: sentOf(heard.text), aim: aimOf(heard.text) };
}

function withPassed(passed: Trials['passed'], sent: Sent | undefined): Trials['passed'] {
  const isNew = sent?.kind === 'test' && sent.spoilt.kind === 'whole' && !passed.has(sent.name);
  return isNew ? new Set([...passed, sent.name]) : passed;
}
