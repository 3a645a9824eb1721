import v8 from 'node:v8';
import vm from 'node:vm';
import { otlpCarrier } from '../../electron/node/forward/otlp.ts';
import { syslogCarrier } from '../../electron/node/forward/syslog.ts';
import { createBreaker } from '../../electron/node/network/breaker.ts';
import { openDiia } from '../../electron/node/registry/diia.ts';
import { wait } from '../../shared/lib/wait.ts';
import { watchLink } from '../../shared/desk/watch-link.ts';
import { askInTime } from '../../shared/verify/ask-in-time.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { barcode } from '../fixtures/document-codes.ts';

/*
 * Runs by itself in Electron's own Node, and collects garbage all the while: meets what never ends, and
 * prints what each deadline made of it. Arguments: the address of a registry that stalls in the middle of
 * its answers, that of one which signs in and then stalls, that of one which stalls after its yes.
 */
const [stalled = '', mute = '', scopeless = ''] = process.argv.slice(2);
v8.setFlagsFromString('--expose-gc');
setInterval(vm.runInNewContext('gc') as () => void, 20);

const nobody = new AbortController().signal;
const question = { code: barcode, requestId: '00000000-0000-4000-8000-000000000000' };

function open(url: string, proves: 'driver-license' | undefined): Registry {
  const branches = [{ id: 'b', proves: proves ? [proves] : [] }];
  return openDiia({ url, token: 't', branches, qr: 'url', line: { connectMs: 300 } });
}

async function ask(url: string, proves: 'driver-license' | undefined = 'driver-license') {
  const patience = { wholeMs: 2_500, retryAfterMs: 10 };
  const { asked } = await askInTime(open(url, proves), question, patience, wait, nobody);
  return asked.ok ? asked.value.kind : asked.fault.kind;
}

/** The watch's own probe, until it knows. */
async function watch(): Promise<string> {
  const ports = { now: Date.now, clock: () => performance.now(), breaker: createBreaker(6_000) };
  return new Promise((resolve, onBug) => {
    const registry = open(stalled, 'driver-license');
    const watched = watchLink(
      { ...ports, registry, onBug },
      ({ kind }) => kind === 'down' && resolve(kind),
    );
    watched.begin();
    watched.probe();
  });
}

async function forward(carrier: ReturnType<typeof otlpCarrier>): Promise<string> {
  const sent = await carrier.send({ desk: 'd', journal: 'j' }, [], nobody);
  return sent.ok ? 'sent' : sent.fault.kind;
}

const tls = () => ({});
// An address of nobody: a connection to it is neither made nor refused.
const nowhere = { host: '192.0.2.1', port: 9, tls, connectMs: 300 };
const meetings: Readonly<Record<string, () => Promise<string>>> = {
  'a sign-in that stalls': () => ask(stalled),
  'an answer that stalls': () => ask(mute),
  'a handshake that never begins': () => ask(stalled.replace('http:', 'https:')),
  'a scope that stalls': () => ask(scopeless, undefined),
  'a probe that stalls': watch,
  'a collector that stalls': () =>
    forward(otlpCarrier({ url: stalled, tls, tokenFile: undefined, wholeMs: 300 })),
  'a collector that is nowhere': () => forward(syslogCarrier(nowhere)),
};

const never = wait(8_000, nobody).then(() => 'never');
const ends = Object.entries(meetings).map(
  async ([name, meet]) => [name, await Promise.race([meet(), never])] as const,
);
process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(ends))));
process.exit();
