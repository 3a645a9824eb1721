import type { ExportFormat, Happening } from '../../../../shared/record/happening.ts';

/** What the journal tells of an export of its entries up to `last`; with the digest it has ended well. */
export function exportEntry(
  format: ExportFormat,
  last: number,
  entries: number,
  digest?: string,
): Extract<Happening, { kind: 'export' }> {
  return { kind: 'export', format, first: Math.min(last, 1), last, entries, digest };
}
