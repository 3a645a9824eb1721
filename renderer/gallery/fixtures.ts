import type { DeskFacts, Trouble } from '../../shared/contract/contract.ts';
import type { Served } from '../../shared/desk/serve.ts';
import type { CheckEntry } from '../../shared/record/entry.ts';
import type { Verdict } from '../../shared/verdict/verdict.ts';
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
  services: ['Видача пільгового посвідчення', 'Реєстрація місця проживання'],
  language: 'uk',
  timings: {
    connectMs: 3_000,
    firstByteMs: 6_000,
    askMs: 8_000,
    personalMs: 20_000,
    closeMs: 60_000,
    repeatMs: 180_000,
    idleMs: 1_800_000,
  },
  version: '0.1.0',
  trouble: undefined,
  phone: true,
};

export const trouble: Trouble = {
  because: 'settings-wrong',
  file: 'C:\\ProgramData\\Zvirka\\settings.json',
  places: [
    'registry.url: адреса має починатися з https://: без нього ключ доступу йшов би мережею відкрито.',
    'desk.window: цього налаштування бракує.',
    'network.client: потрібні або «certFile» і «keyFile» (PEM), або «pfxFile» (PKCS #12), і більше нічого.',
  ],
};

/** A kept line; `change` is what this one has of its own. */
export function entryOf(change: Partial<CheckEntry>): CheckEntry {
  return {
    version: 2,
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
    service: undefined,
    repaired: undefined,
    skewMs: undefined,
    ...change,
  };
}

/** A verdict on the screen, two seconds after it came. */
export function showingOf(verdict: Verdict, change: Partial<Showing> = {}): Showing {
  return {
    kind: 'showing',
    check: 1,
    verdict,
    served: servedOf(verdict),
    source: 'camera',
    elapsedMs: 2_000,
    countedAt: 0,
    paused: false,
    cleared: false,
    retry: undefined,
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

const unasked: ReadonlySet<string> = new Set([
  'barcode-only',
  'journal',
  'interrupted',
  'untrusted',
  'proxy-refused',
  'known-down',
]);

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
