/** What may be wrong with a bundle. Letters and reports carry them: never rename one. */
export type BundleFault =
  | 'not-a-bundle' // neither a folder nor a .zip
  | 'zip-damaged' // not a .zip that says one thing only
  | 'file-missing'
  | 'file-unknown' // a file that no bundle has
  | 'file-repeated' // a name stands twice in the .zip
  | 'file-too-long'
  | 'manifest-unreadable'
  | 'manifest-differs' // a file, a count or a name is not as the manifest says
  | 'key-unreadable'
  | 'key-differs' // not the key that was given
  | 'checkpoint-unsigned' // the key has not signed it, or it is no checkpoint of that name
  | 'line-unreadable' // a line that the program does not write
  | 'line-too-long'
  | 'number-differs' // an entry stands in another's place
  | 'line-differs' // a line is not the one that was hashed
  | 'lines-missing' // fewer lines than the checkpoint spans
  | 'lines-left-over' // more of them
  | 'leaves-differ' // the leaf hashes are not those of the checkpoint
  | 'root-differs'; // the entries are not those of the checkpoint

/** One fault, and where it is. */
export interface FoundFault {
  readonly kind: BundleFault;
  /** The line of `entries.jsonl`, from 1, which is also the entry's number. */
  readonly line?: number;
  readonly file?: string;
}

/** What a bundle proves. */
export interface BundleReport {
  readonly holds: boolean;
  /** How many lines were read, and how many of them are told by their leaf only. */
  readonly entries: number;
  readonly purged: number;
  /** Whose journal it is, and the root that was signed, lower-case hex; absent while nothing is proved of them. */
  readonly origin: string | undefined;
  readonly root: string | undefined;
  /** The verifier key in the bundle. */
  readonly key: string | undefined;
  /** Whether that key is the one that was given; without one the bundle vouches for itself only. */
  readonly keyIs: 'given' | 'its-own' | 'another';
  /** The first ones: at most ten of each kind. */
  readonly faults: readonly FoundFault[];
}

/** Gathers faults. */
export interface Faults {
  readonly found: readonly FoundFault[];
  add(kind: BundleFault, where?: Omit<FoundFault, 'kind'>): void;
}

/** At most ten of a kind are kept: a hostile bundle may have a billion. */
export function gatherFaults(): Faults {
  const found: FoundFault[] = [];
  return {
    found,
    add: (kind, where = {}) => {
      if (found.filter((one) => one.kind === kind).length < mostOfAKind)
        found.push({ kind, ...where });
    },
  };
}

const mostOfAKind = 10;
