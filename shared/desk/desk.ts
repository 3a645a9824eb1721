import type { Capture } from '../capture/capture.ts';
import type { Contract, DeskFacts, DeskState, JournalRequest, Link } from '../contract/contract.ts';
import type { Registry } from '../verify/registry.ts';
import { serve, type Ports, type Served } from './serve.ts';

/** The contract's real implementation: one desk at work. */
export function createDesk(ports: Ports, facts: DeskFacts): Contract {
  let link: Link = { kind: 'unknown' };
  let current: AbortController | undefined;
  const watched = watch(ports, (next) => {
    link = next(link);
  });

  /** The newest scan wins: the check it replaces is aborted, and journalled as superseded. */
  async function serveNewest(capture: Capture): Promise<Served> {
    current?.abort();
    const mine = new AbortController();
    current = mine;
    try {
      return await serve({ ...ports, registry: watched }, capture, mine.signal);
    } finally {
      if (current === mine) current = undefined;
    }
  }

  return {
    serve: serveNewest,
    facts: () => Promise.resolve(facts),
    state: () => Promise.resolve(stateOf(ports, link)),
    journal: (request: JournalRequest) => Promise.resolve(ports.journal.list(request)),
  };
}

function stateOf(ports: Ports, link: Link): DeskState {
  const size = ports.journal.size();
  return {
    link,
    journal: size.ok
      ? { kind: 'kept', size: size.value }
      : { kind: 'broken', detail: size.fault.detail },
  };
}

/** Notes, for the state line, how each question went. */
function watch(ports: Ports, note: (next: (link: Link) => Link) => void): Registry {
  return {
    ...ports.registry,
    async ask(question, signal) {
      const askedAt = ports.now();
      const asked = await ports.registry.ask(question, signal);
      const at = ports.now();
      if (asked.ok) note(() => ({ kind: 'up', latencyMs: Math.max(0, at - askedAt), at }));
      // A check that we broke off ourselves tells nothing of the link.
      else if (!signal.aborted || asked.fault.kind === 'timed-out')
        note((link) => fallen(link, at));
      return asked;
    },
  };
}

function fallen(link: Link, at: number): Link {
  return link.kind === 'down' ? link : { kind: 'down', since: at };
}
