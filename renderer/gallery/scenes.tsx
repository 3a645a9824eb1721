import { symbol } from '../demo/symbol.ts';
import { Broken } from '../screens/Broken.tsx';
import { Checking } from '../screens/Checking.tsx';
import { PhonePage } from '../screens/phone/PhonePage.tsx';
import { Troubled } from '../screens/Troubled.tsx';
import { bookScenes } from './book-scenes.tsx';
import { liveScenes } from './live-scenes.tsx';
import { selfTestScenes } from './self-test-scenes.tsx';
import { demoControls, hintOf, nothing, showingScene, waitingScene, type Scene } from './scene.tsx';
import { ukCauses } from '../words/uk/causes.ts';
import type { Verdict } from '../../shared/verdict/verdict.ts';
import { cameraControls, cameraTools, phoneScreen } from './device-fixtures.ts';
import { moment, showingOf, trouble } from './fixtures.ts';

const kinds = ['caution', 'invalid', 'stale', 'unchecked'] as const;

/** Every screen in every state. */
export const scenes: Readonly<Record<string, Scene>> = {
  waiting: waitingScene({}),
  'waiting-demo': { ...waitingScene({ demo: demoControls }), mode: 'demo' },
  'waiting-foreign': waitingScene({
    hint: hintOf({ kind: 'foreign', looksLike: 'wifi', number: 1_205 }),
  }),
  'waiting-repeated': waitingScene({ hint: hintOf({ kind: 'repeated', agoMs: 4_000 }) }),
  'waiting-too-long': waitingScene({
    hint: hintOf({ kind: 'foreign', looksLike: 'too-long', number: 1_205 }),
  }),
  'waiting-no-code-in-file': waitingScene({ hint: hintOf({ kind: 'no-code-in-file' }) }),
  'waiting-no-camera': waitingScene({ camera: { kind: 'failed', because: 'none' } }),
  'waiting-resting': waitingScene({ camera: { kind: 'resting' } }),
  'waiting-coach': waitingScene({ coach: 'glare' }),
  'waiting-cameras': waitingScene({
    camera: { kind: 'seeing', label: 'Logitech C920', controls: cameraControls },
    tools: cameraTools,
  }),
  'waiting-starting': waitingScene({
    camera: { kind: 'starting' },
    recent: { kind: 'read', entries: [] },
  }),
  'waiting-broken-journal': {
    ...waitingScene({ recent: { kind: 'failed' } }),
    state: 'broken',
  },
  checking: { draw: () => <Checking elapsedMs={600} /> },
  'checking-long': { draw: () => <Checking elapsedMs={3_000} /> },
  ...Object.fromEntries(allVerdicts().map((verdict) => [nameOf(verdict), verdictScene(verdict)])),
  'valid-cleared': showingScene(showingOf({ kind: 'valid' }, { elapsedMs: 24_000, cleared: true })),
  'valid-paused': showingScene(showingOf({ kind: 'valid' }, { paused: true })),
  'valid-demo': { ...showingScene(showingOf({ kind: 'valid' })), mode: 'demo' },
  ...liveScenes,
  ...selfTestScenes,
  ...bookScenes,
  broken: { draw: () => <Broken incident="R-4f02a7" onRestart={nothing} /> },
  troubled: {
    bare: true,
    draw: () => <Troubled trouble={trouble} onRestart={nothing} />,
  },
  phone: phoneScene({}),
  'phone-barcode': phoneScene({ shape: 'barcode', held: true }),
  'phone-lapsed': phoneScene({ state: 'expired', expiresAt: moment - 1 }),
};

function verdictScene(verdict: Verdict): Scene {
  const isOffline = verdict.kind === 'unchecked' && verdict.because === 'offline';
  const isBroken = verdict.kind === 'unchecked' && verdict.because === 'journal';
  const scene = showingScene(showingOf(verdict));
  if (isOffline) return { ...scene, state: 'down' };
  return isBroken ? { ...scene, state: 'broken' } : scene;
}

function phoneScene(change: Partial<typeof phoneScreen>): Scene {
  return {
    bare: true,
    draw: () => (
      <PhonePage
        screen={{ ...phoneScreen, ...change }}
        change={nothing}
        draw={symbol}
        now={moment}
      />
    ),
  };
}

function nameOf(verdict: Verdict): string {
  return 'because' in verdict ? `${verdict.kind}-${verdict.because}` : verdict.kind;
}

/** The lists of causes are complete because the words are. */
function allVerdicts(): readonly Verdict[] {
  return [
    { kind: 'valid' },
    ...kinds.flatMap((kind) =>
      Object.keys(ukCauses[kind]).map((because) => verdictOf(kind, because)),
    ),
  ];
}

function verdictOf(kind: (typeof kinds)[number], because: string): Verdict {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- keys of a complete record by that very kind
  return { kind, because } as Verdict;
}
