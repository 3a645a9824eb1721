import type { Source } from '../../shared/capture/capture.ts';
import { identify } from '../../shared/identify/identify.ts';
import type { Entry } from '../../shared/record/entry.ts';
import type { EntryFilter, JournalNames } from '../../shared/record/filter.ts';
import type { Outcome } from '../../shared/verdict/verdict.ts';
import type { Period } from '../words/journal-words.ts';
import type { CodeSearch } from './code-search.ts';

/** What somebody looks for in the journal. */
export interface JournalQuery {
  /** What stands in the search box. */
  readonly text: string;
  readonly period: Period;
  readonly outcome: Outcome['kind'] | undefined;
  readonly source: Source | undefined;
  readonly kind: Entry['kind'] | undefined;
}

export const todaysJournal: JournalQuery = {
  text: '',
  period: 'today',
  outcome: undefined,
  source: undefined,
  kind: undefined,
};

/** What a search box's text means. */
export type Sought =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'request'; readonly requestId: string }
  /** The code of a document: only main can make its digests. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'operator'; readonly operator: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'unknown' };

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A code before a number, as 13 digits could be both; a name by any part of it, whatever its case. */
export function readSought(text: string, names: JournalNames): Sought {
  const plain = text.trim().toLowerCase();
  if (plain === '') return { kind: 'nothing' };
  if (identify(text.trim()).kind === 'document') return { kind: 'code', text: text.trim() };
  const [, digits] = /^№?\s*(\d{1,12})$/.exec(plain) ?? [];
  if (digits !== undefined && Number(digits) > 0) return { kind: 'number', number: Number(digits) };
  if (uuid.test(plain)) return { kind: 'request', requestId: plain };
  const isLike = (name: string) => name.toLowerCase().includes(plain);
  const operator = names.operators.find(isLike);
  if (operator !== undefined) return { kind: 'operator', operator };
  const service = names.services.find(isLike);
  return service === undefined ? { kind: 'unknown' } : { kind: 'service', service };
}

/**
 * The filter of a query. What names one entry or one code is sought in all the time, whatever else is chosen; what
 * can't be sought finds nothing, or an export would hold what nobody asked for.
 * @param now UTC milliseconds.
 */
export function filterOf(
  query: JournalQuery,
  sought: Sought,
  search: CodeSearch,
  now: number,
): EntryFilter {
  if (search.kind === 'given') return { codes: search.codes };
  if (search.kind === 'asking' || search.kind === 'failed') return { codes: [] };
  if (sought.kind === 'code' || sought.kind === 'unknown') return { codes: [] };
  if (sought.kind === 'number') return { number: sought.number };
  if (sought.kind === 'request') return { requestId: sought.requestId };
  return {
    ...(sought.kind === 'operator' && { operator: sought.operator }),
    ...(sought.kind === 'service' && { service: sought.service }),
    ...spanOf(query.period, now),
    ...(query.kind && { kinds: [query.kind] }),
    ...(query.outcome && { outcomes: [query.outcome] }),
    ...(query.source && { source: query.source }),
  };
}

/**
 * Midnights of this machine's clock, as people mean them. What a clock that was ahead wrote down belongs to
 * the day that it named, and is not today's until then.
 */
function spanOf(period: Period, now: number): Pick<EntryFilter, 'from' | 'until'> {
  const date = new Date(now);
  const midnight = (back: number) =>
    new Date(date.getFullYear(), date.getMonth(), date.getDate() - back).getTime();
  switch (period) {
    case 'today':
      return { from: midnight(0), until: midnight(-1) };
    case 'yesterday':
      return { from: midnight(1), until: midnight(0) };
    case 'week':
      return { from: midnight(6), until: midnight(-1) };
    case 'month':
      return {
        from: new Date(date.getFullYear(), date.getMonth(), 1).getTime(),
        until: midnight(-1),
      };
    case 'all':
      return {};
    default:
      return period satisfies never;
  }
}
