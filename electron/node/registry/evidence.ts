import { wait } from '../../../shared/lib/wait.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Registry } from '../../../shared/verify/registry.ts';
import { digestOf } from './evidence-seal.ts';
import { openEvidenceStore, type EvidenceStore } from './evidence-store.ts';

/** What became of one check's evidence, as the journal keeps it. */
export interface FoundEvidence {
  readonly requestId: string;
  /** SHA-256 of the container, lower-case hex. */
  readonly digest: string;
  readonly bytes: number;
}

export interface EvidenceParts {
  readonly registry: Registry;
  /** 'digest' keeps no container: it stays in the archive of the security server. */
  readonly keep: 'sealed' | 'digest';
  /** How long a sealed container is kept. */
  readonly days: number;
  /** The journal's directory. */
  readonly directory: string;
  /** The installation key; undefined while there is none. */
  readonly key: () => Uint8Array | undefined;
  /** Records it durably; false when the journal could not be written. */
  readonly note: (found: FoundEvidence) => boolean;
  /** Whether this PC's clock may be trusted with deleting. */
  readonly isClockProved: () => boolean;
  /** Hears of a bug on the way: the check had its answer long before. */
  readonly onBug: (error: unknown) => void;
  /** When to ask, each after the one before, in milliseconds; what is left waits for the next start. */
  readonly waitsMs?: readonly number[];
}

/** A registry whose answers are followed by their evidence. */
export interface EvidencedRegistry extends Registry {
  /** Resolves when nothing is being fetched. */
  settled(): Promise<void>;
}

const patientlyMs = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];
const fetchMs = 30_000;

/** Follows every answer of a registry to its signed exchange, in the background: no check waits for it. */
export function withEvidence(parts: EvidenceParts): EvidencedRegistry {
  const { registry } = parts;
  const store = openEvidenceStore(parts.directory, parts.isClockProved);
  store.dropOlder(parts.days);
  const over = new AbortController();
  const chases = new Set<Promise<void>>();
  const follow = (requestId: string) => {
    const chased = chase(parts, store, requestId, over.signal)
      .catch(parts.onBug)
      .finally(() => chases.delete(chased));
    chases.add(chased);
  };
  for (const requestId of store.waiting()) follow(requestId);
  return {
    ...registry,
    async ask(question, signal) {
      const asked = await registry.ask(question, signal);
      if (asked.ok) {
        store.expect(question.requestId);
        follow(question.requestId);
      }
      return asked;
    },
    settled: async () => {
      await Promise.all(chases);
    },
    close() {
      over.abort();
      registry.close();
    },
  };
}

async function chase(
  parts: EvidenceParts,
  store: EvidenceStore,
  requestId: string,
  over: AbortSignal,
): Promise<void> {
  for (const ms of parts.waitsMs ?? patientlyMs) {
    await wait(ms, over);
    if (over.aborted) return;
    const found = await withDeadline(fetchMs, [over], async (signal) =>
      parts.registry.evidence?.(requestId, signal),
    );
    if (!found?.ok || !isKept(parts, store, requestId, found.value)) continue;
    store.forget(requestId);
    store.dropOlder(parts.days);
    return;
  }
}

/** First the container, then the journal's line about it: no line tells of what is not there. */
function isKept(
  { keep, key, note }: EvidenceParts,
  store: EvidenceStore,
  requestId: string,
  container: Uint8Array,
): boolean {
  if (keep === 'sealed') {
    const own = key();
    if (!own || !store.keep(container, own)) return false;
  }
  return note({ requestId, digest: digestOf(container), bytes: container.length });
}
