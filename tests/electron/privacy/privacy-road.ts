import { openNetwork } from '../../../electron/node/network/open-network.ts';
import { openDesk } from '../../../electron/node/open-desk.ts';
import { openEvidence } from '../../../electron/node/open-evidence.ts';
import type { Kept } from '../../../electron/node/open-record.ts';
import { openRegistry } from '../../../electron/node/open-registry.ts';
import type { Capture } from '../../../shared/capture/capture.ts';
import type { Served } from '../../../shared/desk/serve.ts';
import { parsePolicy, type DeskPolicy } from '../../../electron/node/settings/parse-policy.ts';
import { createSignals } from '../../../shared/verify/signals.ts';
import { saying, type Dialect, type DialectName } from '../../fakes/dialect.ts';
import {
  answer,
  json,
  startHostileRegistry,
  type HostileOptions,
  type Treatment,
} from '../../fakes/hostile-registry.ts';
import { faults } from '../../fixtures/faults.ts';
import { marks, markedPerson } from './marks.ts';

/** What a registry does to one marked check. */
export interface Meeting {
  readonly does: (dialect: Dialect) => readonly Treatment[];
  readonly wire?: Partial<HostileOptions>;
  readonly address?: (url: string) => string;
  /** It answers at once: also a slow machine is to hear it. */
  readonly isPrompt?: true;
}

/** Every fault of the table, and registries that tell too much. */
export const meetings: readonly Meeting[] = [
  ...faults.map(({ does, wire, address }): Meeting => ({
    does: does ?? ((dialect) => [saying(dialect, 'yes')]),
    ...(wire && { wire }),
    ...(address && { address }),
  })),
  ...tellers().map((does): Meeting => ({ does, isPrompt: true })),
];

/** Registries that tell of a person wherever they can. */
function tellers(): readonly Meeting['does'][] {
  const told = JSON.stringify(markedPerson);
  const inHead = encodeURIComponent(told);
  return [
    () => [json(400, { name: 'Error', message: told, code: 400, ...markedPerson })],
    () => [json(200, { success: false, message: told, error: told })],
    () => [answer(500, `<html>${told}</html>`, { 'content-type': 'text/html' })],
    () => [answer(200, told)],
    () => [echo],
    () => [json(302, {}, { location: `/${inHead}` })],
    () => [json(200, {}, { 'x-person': inHead })],
    (dialect) => [withPerson(dialect, (person) => person)],
    (dialect) => [withPerson(dialect, (person) => ({ card: person }))],
  ];
}

const echo: Treatment = (socket, seen) => {
  answer(200, seen.body)(socket, seen);
};

/** A yes that says more. */
function withPerson(dialect: Dialect, as: (person: typeof markedPerson) => object): Treatment {
  return (socket, seen) => {
    const [status, body] = dialect.say('yes', seen);
    json(status, { ...body, ...as(markedPerson) })(socket, seen);
  };
}

const secrets = {
  token: String(marks['a token']),
  basic: String(marks['a second secret']),
  passphrase: undefined,
  proxyLogin: undefined,
};

/** The settings of a desk that asks over one of the adapters. */
export function settingsOf(dialect: Dialect, url: string, timings?: object): unknown {
  const card = { fields: { surname: 'card.surname', number: 'card.number' }, photo: 'card.photo' };
  const telling: Readonly<Partial<Record<DialectName, object>>> = {
    trembita: { evidence: 'sealed', card },
  };
  return {
    desk: { id: 'podil-4' },
    operator: 'О. Коваль',
    registry: { ...dialect.settings(url), ...telling[dialect.name] },
    network: { proxy: 'none' },
    ...(timings && { timings }),
  };
}

/** One marked check on the whole road, with a real journal at its end, and what the registry saw of it. */
export async function meet(
  kept: Kept,
  directory: string,
  dialect: Dialect,
  { does, wire = {}, address = (url) => url, isPrompt }: Meeting,
  capture: Capture,
): Promise<{ readonly served: Served; readonly seen: string }> {
  const container = `PK ${JSON.stringify(markedPerson)}`;
  const evidence = [answer(200, container, { 'content-type': 'application/zip' })];
  const double = await startHostileRegistry({ validation: does(dialect), evidence, ...wire });
  const timings = isPrompt ? undefined : { connectMs: 150, firstByteMs: 200, askMs: 500 };
  const settings = settingsOf(dialect, 'http://127.0.0.1:1', timings);
  const policy = policyOf(settings, address(double.url));
  const signals = createSignals();
  const line = openNetwork(policy, secrets, { environment: {}, tell: signals.tell });
  if (!line.ok) throw new Error(line.fault.join());
  const opened = openRegistry(policy, secrets, undefined, line.value);
  const registry = openEvidence(opened, { policy, journal: kept.journal, directory, onBug });
  const over = new AbortController();
  try {
    const desk = openDesk({ policy, registry, signals, over: over.signal, ...kept }, 'test');
    const served = await desk.serve(capture);
    return { served, seen: double.seen.map(({ body }) => body).join() };
  } finally {
    over.abort();
    registry.close();
    await double.close();
  }
}

function onBug(error: unknown): never {
  throw error;
}

/** The address goes in afterwards: a fault's may be one that settings refuse. */
function policyOf(settings: unknown, url: string): DeskPolicy {
  const parsed = parsePolicy(settings);
  if (!parsed.ok) throw new Error(parsed.fault.join());
  return { ...parsed.value, registry: { ...parsed.value.registry, url } };
}
