import { stringify } from 'csv-stringify/sync';
import { canonicalJson } from '../../../../shared/record/canonical.ts';
import type { Entry } from '../../../../shared/record/entry.ts';

/** The columns of a CSV export, in order; the words are the journal's own codes. */
const tableColumns = [
  'number',
  'recordedAt',
  'kind',
  'desk',
  'operator',
  'mode',
  'service',
  'source',
  'outcome',
  'because',
  'looksLike',
  'documentType',
  'typeIs',
  'asking',
  'adapter',
  'registry',
  'requestId',
  'code',
  'repaired',
  'capturedAt',
  'receivedMs',
  'askedMs',
  'answeredMs',
  'recordedMs',
  'skewMs',
  'more',
] as const;

/** What stands between two cells: a spreadsheet takes the one of its own country for granted. */
export type Delimiter = ',' | ';';

/** A row of the table: an entry, or the number of one whose text was purged. */
export type TableRow = Entry | { readonly kind: 'purged-text'; readonly number: number };

/** The head of the table, after the mark by which Excel knows UTF-8. */
export function tableHead(delimiter: Delimiter): string {
  return stringify([tableColumns], { ...style, delimiter, bom: true });
}

/**
 * The lines of rows. Times are UTC in ISO 8601; what a kind has besides stands in `more` as JSON. A text
 * that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function tableLines(rows: readonly TableRow[], delimiter: Delimiter): string {
  return stringify(rows.map(cellsOf), { ...style, delimiter });
}

const style = { escape_formulas: true, record_delimiter: 'windows' } as const;

function cellsOf(row: TableRow): readonly (string | number)[] {
  const { stages, ...flat } = 'stages' in row ? row : { ...row, stages: {} };
  const all = new Map<string, unknown>(Object.entries({ ...flat, ...stages }));
  all.delete('version');
  const cells = tableColumns.map((column) => cellOf(column, all.get(column)));
  const more = [...all].filter(([key, value]) => !isColumn(key) && value !== undefined);
  return more.length === 0 ? cells : cells.with(-1, canonicalJson(Object.fromEntries(more)));
}

function isColumn(key: string): boolean {
  return (tableColumns as readonly string[]).includes(key);
}

function cellOf(column: string, value: unknown): string | number {
  if (value === undefined) return '';
  if (typeof value === 'number')
    return column.endsWith('At') ? new Date(value).toISOString() : value;
  return typeof value === 'string' ? value : canonicalJson(value);
}
