export const paperSizes = ['A4', 'A5'] as const;
export type PaperSize = (typeof paperSizes)[number];

/** What came of a paper that should leave the desk. */
export type PaperSent =
  | { readonly kind: 'printed' }
  | { readonly kind: 'saved'; readonly path: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

/** What the shell does with the paper that the page shows. */
export interface PaperContract {
  /** The system's print window. */
  print(request: { readonly size: PaperSize }): Promise<PaperSent>;
  /** As a PDF, where the system's window says; `name` is only proposed. */
  savePdf(request: { readonly name: string; readonly size: PaperSize }): Promise<PaperSent>;
  /** A table as CSV that spreadsheets open, likewise. */
  saveTable(request: {
    readonly name: string;
    readonly rows: readonly (readonly string[])[];
  }): Promise<PaperSent>;
}
