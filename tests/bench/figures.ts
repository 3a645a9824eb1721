/** One line of a table: what was measured, and its figures. */
export type Row = readonly [name: string, ...figures: string[]];

/** A table with a title, columns lined up. */
export function table(title: string, heads: Row, rows: readonly Row[]): string {
  const all = [heads, ...rows];
  const widths = heads.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [title, ...lines].join('\n');
}

/** The value below which a share of all values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function ms(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}

/** Median and p95, as two cells. */
export function spread(values: readonly number[]): [string, string] {
  return [ms(quantile(values, 0.5)), ms(quantile(values, 0.95))];
}
