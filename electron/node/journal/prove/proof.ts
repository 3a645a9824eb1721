/** What may be wrong with a journal. Letters and reports carry them: never rename one. */
export type ProofFault =
  | 'file-damaged' // SQLite itself finds the file broken
  | 'schema-changed' // tables, indexes or triggers are not what the program makes
  | 'number-missing' // an entry is gone
  | 'number-differs' // an entry stands in another's place
  | 'text-unreadable' // a text is not one that the program writes
  | 'text-missing' // a text is gone, and no entry tells that it was purged
  | 'leaf-differs' // a text is not the one that was hashed
  | 'mark-differs' // an entry is not one that this installation wrote in this place
  | 'order-differs' // where the clock went back is not what the journal remembers
  | 'request-repeated' // one check has two entries
  | 'subtree-differs' // a kept part of the tree is not that of the entries
  | 'tree-differs' // the entries are not those of the tree's head
  | 'tag-broken' // the head, or a check that has begun, is not as this installation left it
  | 'key-missing' // the journal is there, but its installation key is not
  | 'begun-unreadable'; // a check that has begun is not readable

/** One thing that is wrong, and the first entry of which it is so, where that can be told. */
export interface Fault {
  readonly kind: ProofFault;
  readonly number?: number;
}

/** What a journal proves about itself. A cut back to an older whole copy shows only against an anchor elsewhere. */
export interface Proof {
  readonly holds: boolean;
  /** How many entries were read, purged ones as well. */
  readonly size: number;
  /** Of how many of them the text was purged: their leaves alone are proved. */
  readonly purged: number;
  /** Root of the Merkle tree over the texts as they stand (RFC 6962), lower-case hex. */
  readonly root: string;
  /** Checks that have begun and have no entry: they are under way, or a crash cut them off. */
  readonly unfinished: number;
  /** Without the key the head's tag can't be checked: the rest then shows slips, not a skilled rewrite. */
  readonly tag: 'holds' | 'broken' | 'not-checked';
  /** The first entry that is wrong, or after which nothing is vouched for; absent when everything holds. */
  readonly firstBad: number | undefined;
  /** The first thousand of each kind. */
  readonly faults: readonly Fault[];
}

/** The installation key; 'sealed' when the system keeps it from this program; nothing when it is lost. */
export type ProofKey = Uint8Array | 'sealed' | undefined;
