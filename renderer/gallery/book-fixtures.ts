import type { Proved } from '../../shared/contract/journal.ts';
import type { SettingsView } from '../../shared/contract/settings.ts';
import type { Shift, ShiftSlip, Summary } from '../../shared/contract/shift.ts';
import type { Entry, HappenedEntry } from '../../shared/record/entry.ts';
import type { Happening } from '../../shared/record/happening.ts';
import { entries, entryOf, facts, moment } from './fixtures.ts';

// Everything here is invented.

const minute = 60_000;
const hour = 60 * minute;

/** A line about anything but a check. */
function happened(number: number, ago: number, happening: Happening): HappenedEntry {
  const stand = { desk: facts.desk.id, operator: facts.operator, mode: 'live' } as const;
  return { ...stand, ...happening, version: 2, number, recordedAt: moment - ago };
}

/** A morning's journal: checks, and everything else that happens at a desk. */
export const journalEntries: readonly Entry[] = [
  ...entries.slice(0, 3).map((entry) => ({ ...entry, service: 'Видача пільгового посвідчення' })),
  happened(1_201, 12 * minute, {
    kind: 'offline',
    phase: 'closed',
    because: 'offline',
    since: moment - 25 * minute,
    forMs: 13 * minute,
    attempts: 2,
  }),
  ...entries.slice(3, 6).map((entry, at) => ({ ...entry, number: 1_200 - at })),
  happened(1_197, 70 * minute, {
    kind: 'export',
    format: 'bundle',
    first: 1,
    last: 1_196,
    entries: 1_196,
  }),
  happened(1_196, 95 * minute, { kind: 'clock', skewMs: -240_000, wasMs: 800 }),
  happened(1_195, 2 * hour, { kind: 'purged', first: 1, last: 640, entries: 640, before: 0 }),
  happened(1_194, 2 * hour, { kind: 'shift', phase: 'opened' }),
  happened(1_193, 2 * hour, { kind: 'started', program: '0.1.0' }),
];

export const leaf = '9c1e5f0b7d3a4c6e8f2b1a0d9e8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a39281706';

export const proved: Proved = {
  kind: 'proved',
  holds: true,
  tag: 'holds',
  size: 184_203,
  tookMs: 412,
  at: moment,
  firstBad: undefined,
  faults: [],
  checkpoint: { size: 184_200, madeAt: moment - 2 * minute },
  anchored: 183_900,
  anchors: [{ where: 'folder', size: 183_900 }],
};

export const altered: Proved = {
  ...proved,
  holds: false,
  firstBad: 17_044,
  faults: ['leaf-differs'],
};

export const checkpoint = `zvirka/podil-4
184200
h7e2m1vO0kq3Xo8cO1yqzqkQmTt0yJ1x1mF0m0m0m0k=

— zvirka/podil-4 Vx9Qd2Zm0m1o0nK1b2c3d4e5f6g7h8i9j0kLmNoPqRsTuVwXyZ0123456789abcdefghijklmnopqrstuv==
`;

export const receipt = {
  entry: entryOf({ service: 'Видача пільгового посвідчення' }),
  leaf,
  checkpoint,
  checkpointSize: 184_200,
  qr: `zvirka-receipt 1 1204 2026-11-22T08:42:18Z valid - ${leaf} podil-4`,
};

export const shift: Shift = { operator: facts.operator, openSince: moment - 2 * hour };

export const slip: ShiftSlip = {
  operator: facts.operator,
  from: moment - 8 * hour,
  until: moment,
  counts: { valid: 61, caution: 9, invalid: 2, stale: 14, unchecked: 5, foreign: 7, keyed: 6 },
  checkpoint,
};

const midnight = new Date(2026, 10, 22).getTime();

const busy: readonly (readonly [
  valid: number,
  caution: number,
  stale: number,
  unchecked: number,
])[] = [
  [9, 1, 2, 0],
  [14, 3, 4, 3],
  [11, 2, 1, 0],
  [12, 1, 3, 2],
  [6, 0, 1, 0],
  [9, 2, 3, 0],
];

export const summary: Summary = {
  from: midnight,
  until: midnight + 24 * hour,
  counts: [
    { outcome: 'valid', because: undefined, source: 'camera', service: services(0), checks: 41 },
    { outcome: 'valid', because: undefined, source: 'scanner', service: services(1), checks: 14 },
    { outcome: 'valid', because: undefined, source: 'keyed', service: undefined, checks: 6 },
    {
      outcome: 'caution',
      because: 'type-claimed',
      source: 'camera',
      service: services(0),
      checks: 7,
    },
    { outcome: 'caution', because: 'type-unknown', source: 'keyed', service: undefined, checks: 2 },
    { outcome: 'invalid', because: 'withdrawn', source: 'camera', service: services(0), checks: 1 },
    { outcome: 'invalid', because: 'unknown', source: 'scanner', service: services(1), checks: 1 },
    { outcome: 'stale', because: 'expired', source: 'camera', service: services(0), checks: 11 },
    { outcome: 'stale', because: 'used', source: 'scanner', service: services(1), checks: 3 },
    { outcome: 'unchecked', because: 'offline', source: 'camera', service: undefined, checks: 5 },
    { outcome: 'foreign', because: undefined, source: 'camera', service: undefined, checks: 7 },
  ],
  times: [
    { stage: 'received', checks: 98, p50Ms: 4, p95Ms: 9 },
    { stage: 'asked', checks: 86, p50Ms: 2, p95Ms: 5 },
    { stage: 'answered', checks: 86, p50Ms: 214, p95Ms: 918 },
    { stage: 'recorded', checks: 98, p50Ms: 1, p95Ms: 3 },
  ],
  offline: [{ since: moment - 25 * minute, until: moment - 12 * minute }],
  slice: 'hour',
  slices: Array.from({ length: 24 }, (_, at) => {
    const [valid = 0, caution = 0, stale = 0, unchecked = 0] = busy[at - 8] ?? [];
    const counts = at < 8 || at > 13 ? {} : { valid, caution, stale, unchecked };
    return { from: midnight + at * hour, counts };
  }),
};

function services(at: number): string | undefined {
  return facts.services[at];
}

export const settingsView: SettingsView = {
  file: 'C:\\ProgramData\\Zvirka\\settings.json',
  folder: 'C:\\Users\\koval\\AppData\\Local\\Zvirka\\live',
  policy: {
    desk: facts.desk,
    operator: facts.operator,
    services: facts.services,
    language: 'uk',
    registry: { adapter: 'diia', url: 'https://registry.example' },
    network: { proxy: 'system', caFile: 'C:\\Zvirka\\ca.pem', pins: [], slowMs: 6_000 },
    timings: facts.timings,
    scanners: { serial: [], hidPos: true },
    capture: { rebuildBookCodes: false },
    journal: { anchors: [{ folder: 'S:\\zvirka', neighbours: true }] },
    forward: {
      kind: 'syslog',
      host: 'collector.example',
      port: 6_514,
      tls: { caFile: undefined, client: undefined },
    },
  },
  own: [
    'desk.id',
    'desk.centre',
    'desk.window',
    'operator',
    'services',
    'registry.adapter',
    'registry.url',
    'network.caFile',
    'journal.anchors',
    'forward.kind',
  ],
  key: 'zvirka/podil-4+57c3d1a9+AaJ2k8b1c0d9e8f7g6h5i4j3k2l1m0n9o8p7q6r5s4t3',
  anchors: [{ folder: 'S:\\zvirka', size: 1_190, failingSince: moment - 2 * hour }],
  retention: { before: new Date(2025, 0, 1).getTime(), entries: 8_412 },
};
