import { createDesk } from '../../shared/desk/desk.ts';
import { failed, succeeded } from '../../shared/lib/result.ts';
import type { Asked } from '../../shared/verify/registry.ts';
import { deskFacts } from '../fixtures/desk-facts.ts';
import { fakeJournal, type FakeJournal } from './journal.ts';
import { fakeRegistry, type FakeRegistry } from './registry.ts';
import { fakeWorld } from './world.ts';

export const start = Date.UTC(2026, 10, 22, 8, 0, 0);
export const yes: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate' });
export const lost = failed({ kind: 'answer-lost', reached: 'perhaps' } as const);

/** A desk over a registry of such answers. */
export const open = (...answers: FakeRegistry['answers']) => openOver(fakeRegistry(...answers));
/** Over a registry that answers the same request id once, however often asked. */
export const openReplaying = (...answers: FakeRegistry['answers']) =>
  openOver({ ...fakeRegistry(...answers), replays: true });

function openOver(registry: FakeRegistry) {
  const clock = { at: start };
  const journal = fakeJournal(() => clock.at);
  const { ports } = fakeWorld(registry, start, journal);
  const now = () => clock.at;
  const wait = () => Promise.resolve();
  return { desk: createDesk({ ...ports, now, wait }, deskFacts), registry, journal, clock };
}

export const checksIn = ({ entries }: FakeJournal) =>
  entries.filter((entry) => entry.kind === 'check');

export const scan = (text: string, capturedAt = start) =>
  ({ text, source: 'scanner', capturedAt }) as const;
