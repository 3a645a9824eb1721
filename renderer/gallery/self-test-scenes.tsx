import { SelfTest, type SelfTestProps } from '../screens/self-test/SelfTest.tsx';
import { useTestCodes } from '../state/use-test-codes.ts';
import { noTrials, type ScannerTrial } from '../capture/self-test.ts';
import type { CameraFigures } from '../state/camera-figures.ts';
import { nothing, type Scene } from './scene.tsx';

const keys: NonNullable<ScannerTrial['keys']> = {
  layout: 'ua',
  prefix: [],
  suffix: ['Enter'],
  characters: 110,
  meanMs: 11.6,
  worstMs: 19,
  isAlt: false,
};

const camera: CameraFigures = {
  size: { width: 1_280, height: 720 },
  attemptsPerSecond: 29.2,
  medianMs: 18,
  p95Ms: 34,
  light: 122,
  subject: { module: 3.4, contrast: 168, glare: 0.02, motion: 0.05 },
  last: {
    sent: { kind: 'test', name: 'qr', spoilt: { kind: 'whole' } },
    format: 'qr',
    afterMs: 66,
  },
};

/** A scanner at its worst: whatever can be told of one is told. */
const spoilt: ScannerTrial = {
  device: undefined,
  sent: { kind: 'test', name: 'qr', spoilt: { kind: 'characters', lost: 3, strange: 1 } },
  aim: ']Q1',
  keys: {
    ...keys,
    prefix: ['F8'],
    suffix: ['Enter', 'Enter'],
    meanMs: 81,
    worstMs: 104,
    isAlt: true,
  },
  advice: ['lost', 'slow', 'alt', 'suffix', 'prefix'],
};

/** The device test at its beginning, with all well, and with a scanner that needs setting up. */
export const selfTestScenes: Readonly<Record<string, Scene>> = {
  'self-test': sceneOf({}),
  'self-test-passed': sceneOf({
    trials: {
      scanner: {
        device: undefined,
        sent: { kind: 'test', name: 'qr', spoilt: { kind: 'whole' } },
        aim: undefined,
        keys,
        advice: [],
      },
      camera,
      passed: new Set(['qr', 'ean13']),
    },
  }),
  'self-test-spoilt': sceneOf({
    trials: {
      scanner: spoilt,
      camera: {
        ...camera,
        last: {
          sent: { kind: 'other', looksLike: 'link', length: 114 },
          format: 'qr',
          afterMs: 1_240,
        },
      },
      passed: new Set(),
    },
  }),
  'self-test-no-camera': sceneOf({ camera: { kind: 'failed', because: 'busy' } }),
};

function sceneOf(change: Partial<SelfTestProps>): Scene {
  return {
    section: 'self-test',
    draw: () => <Drawn {...change} />,
  };
}

function Drawn(change: Partial<SelfTestProps>) {
  const symbols = useTestCodes();
  return (
    <SelfTest
      trials={noTrials}
      camera={{ kind: 'seeing', label: 'Logitech C920' }}
      preview={<div className="lens-still" />}
      symbols={symbols}
      onPrint={nothing}
      onBack={nothing}
      {...change}
    />
  );
}
