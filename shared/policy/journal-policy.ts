import type { Retention } from '../record/retention.ts';

/** A folder outside of this PC, or a stick: copies of the journal's signed head are laid down there. */
export interface AnchorFolder {
  readonly folder: string;
  /** Whether other desks lay theirs there too: then this journal keeps them, and they keep this one's. */
  readonly neighbours: boolean;
}

/** What becomes of the journal. */
export interface JournalPolicy {
  readonly anchors: readonly AnchorFolder[];
  /** How many entries there may be between two signed checkpoints. */
  readonly checkpointEvery: number;
  /** How long the texts of entries are kept. */
  readonly retention: Retention;
}
