import { stringify } from 'csv-stringify/sync';

/**
 * A table as CSV for spreadsheets: UTF-8 with its mark, a semicolon between cells, as Ukrainian Excel
 * expects, and nothing that it would take for a formula.
 */
export function tableCsv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    {
      bom: true,
      delimiter: ';',
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}
