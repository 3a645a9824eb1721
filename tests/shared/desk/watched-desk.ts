import { createDesk } from '../../../shared/desk/desk.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { PageRequest } from '../../../shared/record/filter.ts';
import type { Asked, Fault, Registry } from '../../../shared/verify/registry.ts';
import type { FakeJournal } from '../../fakes/journal.ts';
import { fakeWorld } from '../../fakes/world.ts';
import { deskFacts } from '../../fixtures/desk-facts.ts';
import { barcodeText } from '../../fixtures/document-codes.ts';

export const start = new Date(2026, 10, 22, 8, 0, 0).getTime();
const yes: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate' });
export const second = 1_000;
export const minute = 60 * second;

/** A registry that is there or not, as a test likes, and counts what it is asked. */
function registryThat() {
  const asked: string[] = [];
  const way = {
    fault: undefined as Fault | undefined,
    probes: 0,
    warmed: 0,
    /** More that is done to make the way ready. */
    warm: (): void => undefined,
    asked,
  };
  const said = () => (way.fault ? failed(way.fault) : undefined);
  const registry: Registry = {
    adapter: 'diia',
    host: 'registry.test:443',
    ask: ({ requestId }) => {
      asked.push(requestId);
      return Promise.resolve(said() ?? yes);
    },
    probe: () => {
      way.probes += 1;
      return Promise.resolve(said() ?? succeeded(undefined));
    },
    warm: () => {
      way.warmed += 1;
      way.warm();
    },
    close: () => undefined,
  };
  return { way, registry };
}

/** A desk over such a registry: what it may be asked, its time, and what happened in its journal's words. */
export function open(earlier?: FakeJournal, beforeList = (_page: PageRequest): void => undefined) {
  const { way, registry } = registryThat();
  const world = fakeWorld(registry, start, earlier);
  const list: FakeJournal['list'] = (page) => {
    beforeList(page);
    return world.journal.list(page);
  };
  const journal = { ...world.journal, list };
  const desk = createDesk({ ...world.ports, journal }, deskFacts);
  const scan = (text = barcodeText) =>
    desk.serve({ text, source: 'scanner', capturedAt: world.now() });
  const happened = () =>
    world.journal.entries.flatMap((entry) => {
      if (entry.kind === 'check') return [`check ${entry.outcome} ${entry.because ?? ''}`.trim()];
      if (entry.kind === 'offline')
        return [`${entry.phase} ${entry.forMs ?? '-'} ${entry.attempts ?? '-'}`];
      return [entry.kind];
    });
  return { desk, world, way, scan, happened };
}

export const offline: Fault = { kind: 'offline', reached: 'no' };
export const unavailable: Fault = { kind: 'unavailable', reached: 'perhaps' };
