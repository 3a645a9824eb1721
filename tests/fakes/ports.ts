import { randomUUID } from 'node:crypto';
import type { Ports } from '../../shared/desk/serve.ts';
import { wait } from '../../shared/lib/wait.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { fakeJournal } from './journal.ts';

/** The road in real time: a live registry, a journal in memory. */
export function livePorts(registry: Registry, patience: Ports['patience']) {
  return {
    registry,
    journal: fakeJournal(Date.now),
    stand: { desk: 'desk-1', operator: 'О. Коваль', mode: 'live' },
    services: [],
    patience,
    repeatMs: 180_000,
    now: Date.now,
    wait,
    newRequestId: randomUUID,
    digest: (code) => (code.kind === 'barcode' ? code.digits : code.otp),
    skewMs: () => undefined,
  } satisfies Ports;
}
