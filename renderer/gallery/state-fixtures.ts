import type { DeskState } from '../../shared/contract/contract.ts';
import { moment } from './fixtures.ts';

const minute = 60_000;

const fine = {
  clock: { skewMs: 200 },
  offline: {
    openSince: undefined,
    attempts: 0,
    todayMs: 0,
    monthMs: 42 * minute,
    spanLimitMs: 36 * 60 * minute,
    monthLimitMs: 168 * 60 * minute,
  },
} as const satisfies Pick<DeskState, 'clock' | 'offline'>;

export const states = {
  up: {
    ...fine,
    link: { kind: 'up', latencyMs: 118, at: moment },
    journal: { kind: 'kept', size: 1_204 },
    scanners: [],
  },
  down: {
    ...fine,
    offline: {
      ...fine.offline,
      openSince: moment - 13 * minute,
      attempts: 4,
      todayMs: 13 * minute,
      monthMs: 55 * minute,
    },
    link: {
      kind: 'down',
      since: moment - 13 * minute,
      because: 'offline',
      lastAt: moment - 14 * minute,
    },
    journal: { kind: 'kept', size: 1_204 },
    scanners: [],
  },
  /** Nearly a day and a half without the registry. */
  limit: {
    ...fine,
    offline: {
      ...fine.offline,
      openSince: moment - 33 * 60 * minute,
      attempts: 61,
      todayMs: 10 * 60 * minute + 42 * minute,
      monthMs: 34 * 60 * minute,
    },
    link: {
      kind: 'down',
      since: moment - 33 * 60 * minute,
      because: 'untrusted',
      lastAt: moment - 33 * 60 * minute,
    },
    journal: { kind: 'kept', size: 1_204 },
    scanners: [],
  },
  late: {
    ...fine,
    clock: { skewMs: -4 * minute },
    forward: { behind: 17, since: moment - 41 * minute, because: 'unreachable', rejected: 0 },
    link: { kind: 'up', latencyMs: 118, at: moment - 12_000 },
    journal: { kind: 'kept', size: 1_204 },
    scanners: [],
  },
  broken: {
    ...fine,
    link: { kind: 'up', latencyMs: 118, at: moment },
    journal: { kind: 'broken', detail: '' },
    scanners: [],
  },
} as const satisfies Readonly<Record<string, DeskState>>;
