import type { Capture } from '../capture/capture.ts';
import type { Contract, DeskFacts, DeskState, JournalRequest, Link } from '../contract/contract.ts';
import { identifyCapture } from '../identify/identify.ts';
import type { Journal } from '../record/journal.ts';
import { noScanners } from './scanners.ts';
import { serve, type Ports, type Served } from './serve.ts';
import { watchLink } from './watch-link.ts';

/** The contract's real implementation: one desk at work. */
export function createDesk(ports: Ports, facts: DeskFacts, scanners = noScanners): Contract {
  const watched = watchLink(ports.registry, ports.now);
  return {
    serve: newestFirst({ ...ports, registry: watched.registry }),
    facts: () => Promise.resolve(facts),
    state: () => {
      watched.refresh();
      return Promise.resolve(stateOf(ports.journal, watched.link(), scanners.states()));
    },
    // In a promise: a journal that can't be read throws, and the page must hear of it.
    journal: (request: JournalRequest) => Promise.resolve().then(() => ports.journal.list(request)),
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
function newestFirst(ports: Ports): (capture: Capture) => Promise<Served> {
  let current: UnderWay | undefined;
  return (capture) => {
    const identified = identifyCapture(capture, ports.capture);
    const superseding = new AbortController();
    if (identified.kind === 'foreign') return serve(ports, capture, superseding.signal);
    const code = ports.digest(identified.code);
    if (current?.code === code) return current.served;
    current?.superseding.abort();
    const served = serve(ports, capture, superseding.signal).finally(() => {
      if (current?.superseding === superseding) current = undefined;
    });
    current = { code, superseding, served };
    return served;
  };
}

function stateOf(journal: Journal, link: Link, scanners: DeskState['scanners']): DeskState {
  const size = journal.size();
  return {
    link,
    journal: size.ok
      ? { kind: 'kept', size: size.value }
      : { kind: 'broken', detail: size.fault.detail },
    scanners,
  };
}
