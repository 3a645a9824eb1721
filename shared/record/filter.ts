import type { Source } from '../capture/capture.ts';
import type { Outcome } from '../verdict/verdict.ts';
import type { Entry } from './entry.ts';

/** Which entries are wanted: all that is given must hold; a list holds when one of it does. */
export interface EntryFilter {
  /** UTC milliseconds; `from` is within, `until` is not. */
  readonly from?: number | undefined;
  readonly until?: number | undefined;
  readonly kinds?: readonly Entry['kind'][] | undefined;
  readonly outcomes?: readonly Outcome['kind'][] | undefined;
  readonly because?: string | undefined;
  readonly operator?: string | undefined;
  readonly service?: string | undefined;
  readonly source?: Source | undefined;
  readonly requestId?: string | undefined;
  readonly number?: number | undefined;
  /** Digests of one code, one for each key that is kept: lower-case hex. */
  readonly codes?: readonly string[] | undefined;
}

/** A page of entries: newest first below `before`, or the ones next above `after`, newest first as well. */
export interface PageRequest {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
  readonly filter?: EntryFilter | undefined;
}

/** What the journal holds names of, each once and in order. */
export interface JournalNames {
  readonly operators: readonly string[];
  readonly services: readonly string[];
  readonly because: readonly string[];
}

/** What a filter asks of an entry's words; only checks have the latter ones. */
export interface Described {
  readonly kind: Entry['kind'];
  readonly desk: string;
  readonly operator: string;
  readonly outcome?: Outcome['kind'] | undefined;
  readonly because?: string | undefined;
  readonly service?: string | undefined;
  readonly source?: Source | undefined;
}

/** Whether the words of an entry are those that a filter asks for. */
export function describes(filter: EntryFilter, entry: Described): boolean {
  const { kinds, outcomes, because, operator, service, source } = filter;
  return (
    (kinds === undefined || kinds.includes(entry.kind)) &&
    (outcomes === undefined || (entry.outcome !== undefined && outcomes.includes(entry.outcome))) &&
    (because === undefined || entry.because === because) &&
    (operator === undefined || entry.operator === operator) &&
    (service === undefined || entry.service === service) &&
    (source === undefined || entry.source === source)
  );
}

/** Whether an entry passes a filter. */
export function passes(filter: EntryFilter, entry: Entry): boolean {
  const { from = 0, until = Infinity, number, requestId, codes } = filter;
  const own = 'requestId' in entry ? entry.requestId : undefined;
  const code = entry.kind === 'check' ? entry.code : undefined;
  return (
    entry.recordedAt >= from &&
    entry.recordedAt < until &&
    (number === undefined || entry.number === number) &&
    (requestId === undefined || own === requestId) &&
    (codes === undefined || (code !== undefined && codes.includes(code))) &&
    describes(filter, entry)
  );
}

/** The names that entries hold. */
export function namesOf(entries: readonly Described[]): JournalNames {
  const each = (nameOf: (entry: Described) => string | undefined) =>
    [...new Set(entries.flatMap((entry) => nameOf(entry) ?? []))].sort();
  return {
    operators: each(({ operator }) => operator),
    services: each(({ service }) => service),
    because: each(({ kind, because }) => (kind === 'check' ? because : undefined)),
  };
}
