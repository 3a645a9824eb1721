import type { DeskFacts, DeskState, PhoneScreen, Trouble } from '../../shared/contract/contract.ts';
import type { Served } from '../../shared/desk/serve.ts';
import type { CheckEntry } from '../../shared/record/entry.ts';
import type { Verdict } from '../../shared/verdict/verdict.ts';
import type { Controls } from '../capture/camera-controls.ts';
import type { CameraTools } from '../screens/CameraChip.tsx';
import type { Showing } from '../state/desk-state.ts';
import type { Recent } from '../state/use-recent.ts';

// Everything here is invented.

/** 22.11.2026, 10:42:18 by this machine's clock. */
export const moment = new Date(2026, 10, 22, 10, 42, 18).getTime();

const minute = 60_000;

export const facts: DeskFacts = {
  mode: 'live',
  desk: { id: 'podil-4', centre: 'ЦНАП «Поділ»', window: 'Вікно 4' },
  operator: 'О. Коваль',
  language: 'uk',
  timings: {
    connectMs: 3_000,
    askMs: 8_000,
    personalMs: 20_000,
    closeMs: 60_000,
    repeatMs: 180_000,
  },
  version: '0.1.0',
  trouble: undefined,
  phone: true,
};

export const trouble: Trouble = {
  because: 'settings-wrong',
  file: 'C:\\ProgramData\\Zvirka\\settings.json',
  places: ['registry.url: not an https address', 'desk.window: missing'],
};

export const states = {
  up: {
    link: { kind: 'up', latencyMs: 118, at: moment },
    journal: { kind: 'kept', size: 1_204 },
    scanners: [],
  },
  down: {
    link: { kind: 'down', since: moment - 13 * minute },
    journal: { kind: 'kept', size: 1_204 },
    scanners: [],
  },
  broken: {
    link: { kind: 'up', latencyMs: 118, at: moment },
    journal: { kind: 'broken', detail: '' },
    scanners: [],
  },
} as const satisfies Readonly<Record<string, DeskState>>;

/** A kept line; `change` is what this one has of its own. */
export function entryOf(change: Partial<CheckEntry>): CheckEntry {
  return {
    version: 1,
    kind: 'check',
    number: 1_204,
    requestId: 'a41c77d0-3f52-4b8e-9c11-5d0b7a2c9e02',
    desk: facts.desk.id,
    operator: facts.operator,
    mode: 'live',
    capturedAt: moment - 320,
    recordedAt: moment,
    source: 'camera',
    adapter: 'diia',
    registry: 'registry.example',
    documentType: 'veteran-certificate',
    typeIs: 'proved',
    code: `7f3a${'0'.repeat(56)}c21e`,
    outcome: 'valid',
    because: undefined,
    looksLike: undefined,
    asking: 'answered',
    stages: { receivedMs: 2, askedMs: 3, answeredMs: 313, recordedMs: 320 },
    ...change,
  };
}

/** A verdict on the screen, two seconds after it came. */
export function showingOf(verdict: Verdict, change: Partial<Showing> = {}): Showing {
  return {
    kind: 'showing',
    verdict,
    served: servedOf(verdict),
    source: 'camera',
    elapsedMs: 2_000,
    countedAt: 0,
    paused: false,
    cleared: false,
    ...change,
  };
}

function servedOf(verdict: Verdict): Served {
  const isKept = !('because' in verdict && verdict.because === 'journal');
  const isAsked = verdict.kind !== 'unchecked' || !unasked.has(verdict.because);
  const entry = entryOf({
    outcome: verdict.kind,
    because: 'because' in verdict ? verdict.because : undefined,
    ...typeOf(verdict),
  });
  return {
    outcome: verdict,
    entry: isKept ? entry : undefined,
    requestId: entry.requestId,
    tookMs: 320,
    registryMs: isAsked ? 310 : undefined,
  };
}

const unasked: ReadonlySet<string> = new Set(['barcode-only', 'journal', 'interrupted']);

function typeOf(verdict: Verdict): Pick<CheckEntry, 'documentType' | 'typeIs'> {
  const isProved =
    verdict.kind === 'valid' ||
    (verdict.kind === 'caution' && !verdict.because.startsWith('type-')) ||
    (verdict.kind === 'caution' && verdict.because === 'type-differs');
  if (isProved) return { documentType: 'veteran-certificate', typeIs: 'proved' };
  return verdict.kind === 'caution' && verdict.because === 'type-claimed'
    ? { documentType: 'internal-passport', typeIs: 'claimed' }
    : { documentType: undefined, typeIs: 'unknown' };
}

/** A morning's journal, with every kind of outcome. */
export const entries: readonly CheckEntry[] = [
  entryOf({}),
  entryOf({
    number: 1_203,
    recordedAt: moment - 3 * minute,
    source: 'scanner',
    outcome: 'stale',
    because: 'expired',
    documentType: 'internal-passport',
    typeIs: 'claimed',
    code: `91b0${'0'.repeat(56)}04aa`,
  }),
  entryOf({
    number: 1_202,
    recordedAt: moment - 11 * minute,
    source: 'scanner',
    outcome: 'unchecked',
    because: 'offline',
    documentType: undefined,
    typeIs: 'unknown',
    asking: 'not-sent',
    stages: { receivedMs: 2, askedMs: undefined, answeredMs: undefined, recordedMs: 9 },
    code: `c8e2${'0'.repeat(56)}77f0`,
  }),
  entryOf({
    number: 1_201,
    recordedAt: moment - 14 * minute,
    source: 'keyed',
    outcome: 'caution',
    because: 'type-unknown',
    documentType: undefined,
    typeIs: 'unknown',
    code: `0d41${'0'.repeat(56)}b9c3`,
  }),
  entryOf({
    number: 1_200,
    recordedAt: moment - 18 * minute,
    outcome: 'invalid',
    because: 'withdrawn',
    operator: 'І. Мельник',
    code: `aa17${'0'.repeat(56)}3e5d`,
  }),
  entryOf({
    number: 1_199,
    recordedAt: moment - 22 * minute,
    outcome: 'foreign',
    looksLike: 'wifi',
    documentType: undefined,
    typeIs: 'unknown',
    operator: 'І. Мельник',
    code: undefined,
  }),
  entryOf({
    number: 1_198,
    recordedAt: moment - 26 * minute,
    outcome: 'unchecked',
    because: 'interrupted',
    documentType: 'reference-internally-displaced-person',
    typeIs: 'claimed',
    operator: 'І. Мельник',
    mode: 'demo',
    code: `52c9${'0'.repeat(56)}e801`,
  }),
];

export const recent: Recent = { kind: 'read', entries: entries.slice(0, 3) };

export const phoneScreen: PhoneScreen = {
  held: false,
  document: 'veteran-certificate',
  state: 'live',
  shape: 'qr',
  link: 'https://diia.app/documents/veteran-certificate/000000/verify/0b8a2a6e-6f0e-4c55-9d2b-3a1f0c7e5d21',
  digits: '2858364170864',
  expiresAt: moment + 161_000,
};

/** A camera with everything that can be turned. */
export const cameraControls: Controls = {
  torch: true,
  sliders: [
    { name: 'zoom', min: 100, max: 400, step: 10, value: 150 },
    { name: 'focusDistance', min: 0, max: 250, step: 5, value: 40 },
  ],
};

export const cameraTools: CameraTools = {
  set: {
    cameras: [
      { id: 'a', label: 'HD Webcam' },
      { id: 'b', label: 'Logitech C920' },
    ],
    openId: 'b',
  },
  onChoose: () => undefined,
  onTurn: () => undefined,
};
