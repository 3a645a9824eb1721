import type { Capture } from '../capture/capture.ts';
import type { Contract, DeskFacts, DeskState } from '../contract/contract.ts';
import { identifyCapture } from '../identify/identify.ts';
import type { CapturePolicy } from '../policy/policy.ts';
import type { Journal } from '../record/journal.ts';
import type { ForwardState } from './forwarding.ts';
import { keepWatch, type Watch, type WatchPorts } from './keep-watch.ts';
import { noScanners } from './scanners.ts';
import { serve, type Ports, type Served } from './serve.ts';

/** All that a desk needs of the world. */
export type DeskPorts = Omit<Ports, 'skewMs'> &
  WatchPorts & {
    readonly capture: CapturePolicy;
    /** How the entries get to the centre; absent where none collects them. */
    readonly forward?: (() => ForwardState) | undefined;
  };

/** The contract's real implementation: one desk at work. */
export function createDesk(ports: DeskPorts, facts: DeskFacts, scanners = noScanners): Contract {
  const watch = keepWatch(ports);
  const { registry, skewMs } = watch;
  const checks = newestFirst({ ...ports, registry, skewMs }, ports.capture);
  return {
    serve: countUnanswered(checks, watch),
    facts: () => Promise.resolve(facts),
    state: () =>
      Promise.resolve({
        ...watch.state(),
        journal: journalState(ports.journal),
        scanners: scanners.states(),
        forward: ports.forward?.(),
      }),
    warm: () => {
      watch.warm();
      return Promise.resolve({});
    },
    heard: () => scanners.heard(),
  };
}

/** A document's check under way. */
interface UnderWay {
  readonly code: string;
  readonly superseding: AbortController;
  readonly served: Promise<Served>;
}

/**
 * The newest document wins: the check it replaces is broken off, and journalled as superseded. The same code
 * read again is the same check, or it would be asked twice and burn itself; a foreign code breaks off nothing.
 */
function newestFirst(ports: Ports, policy: CapturePolicy): Serve {
  let current: UnderWay | undefined;
  return (capture) => {
    const identified = identifyCapture(capture, policy);
    const superseding = new AbortController();
    const { signal } = superseding;
    if (identified.kind === 'foreign') return serve(ports, capture, identified, signal);
    const code = ports.digest(identified.code);
    // The key may have changed with the year since this code was read first.
    const codes = ports.digests?.(identified.code) ?? [code];
    if (current && codes.includes(current.code)) return current.served;
    current?.superseding.abort();
    const served = serve(ports, capture, identified, signal).finally(() => {
      if (current?.superseding === superseding) current = undefined;
    });
    current = { code, superseding, served };
    return served;
  };
}

type Serve = (capture: Capture) => Promise<Served>;

/** What could not be checked belongs to the span without the registry, if there is one. */
function countUnanswered(serve: Serve, watch: Watch): Serve {
  return async (capture) => {
    const served = await serve(capture);
    if (served.outcome.kind === 'unchecked') watch.attempted();
    return served;
  };
}

function journalState(journal: Journal): DeskState['journal'] {
  const size = journal.size();
  return size.ok
    ? { kind: 'kept', size: size.value }
    : { kind: 'broken', detail: size.fault.detail };
}
