import type { Link } from '../contract/contract.ts';
import type { Fault, Registry } from '../verify/registry.ts';

/** What is known of the way to the registry, for the state line. */
export interface WatchedLink {
  /** The same registry; each question to it tells how the link is. */
  readonly registry: Registry;
  readonly link: () => Link;
  /** Tries the way, without any code, when it is not known to stand; at most every few seconds. */
  readonly refresh: () => void;
}

const probeEveryMs = 5_000;
const probeForMs = 3_000;

/** `now` is UTC milliseconds. */
export function watchLink(registry: Registry, now: () => number): WatchedLink {
  let link: Link = { kind: 'unknown' };
  let triedAt = -Infinity;
  const note = (fault: Fault | undefined, askedAt: number) => {
    link = next(link, fault, askedAt, now());
  };

  async function probe(): Promise<void> {
    const askedAt = now();
    const stands = await registry.probe(AbortSignal.timeout(probeForMs));
    note(stands.ok ? undefined : stands.fault, askedAt);
  }

  return {
    link: () => link,
    registry: {
      ...registry,
      async ask(question, signal) {
        const askedAt = now();
        const asked = await registry.ask(question, signal);
        // A check that we broke off ourselves tells nothing of the link.
        const isOurs = !asked.ok && signal.aborted && asked.fault.kind !== 'timed-out';
        if (!isOurs) note(asked.ok ? undefined : asked.fault, askedAt);
        return asked;
      },
    },
    refresh: () => {
      if (link.kind === 'up' || Math.abs(now() - triedAt) < probeEveryMs) return;
      triedAt = now();
      void probe();
    },
  };
}

function next(link: Link, fault: Fault | undefined, askedAt: number, at: number): Link {
  if (!fault) return { kind: 'up', latencyMs: Math.max(0, at - askedAt), at };
  if (!speaksOfLink[fault.kind] || link.kind === 'down') return link;
  return { kind: 'down', since: at };
}

/** Our own credentials, or a code that this registry does not take, say nothing of the way to it. */
const speaksOfLink: Readonly<Record<Fault['kind'], boolean>> = {
  offline: true,
  'timed-out': true,
  'answer-lost': true,
  unavailable: true,
  unintelligible: true,
  'not-admitted': false,
  'barcode-only': false,
};
