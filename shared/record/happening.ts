import type { Outcome } from '../verdict/verdict.ts';
import type { DownBecause } from '../verify/registry.ts';

// All values below are written into journals that outlive every version: never rename or reuse one.

/** Where a copy of a checkpoint may lie. */
export const anchorPlaces = ['folder', 'syslog', 'slip', 'neighbour', 'otlp'] as const;
export type AnchorPlace = (typeof anchorPlaces)[number];

export const exportFormats = ['csv', 'jsonl', 'bundle'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How many checks of a shift ended how, and how many of them were typed in by hand. */
export type ShiftCounts = Readonly<Record<Outcome['kind'] | 'keyed', number>>;

/** What happens at a desk besides checks, as it is handed to the journal. */
export type Happening =
  /** `program` is the version; `digest` is the SHA-256 of the program's files, lower-case hex. */
  | {
      readonly kind: 'started';
      readonly program: string;
      readonly digest?: string | undefined;
    }
  | { readonly kind: 'stopped' }
  /** No link to the registry; `forMs` and `attempts` (checks meanwhile) are told at its end. */
  | {
      readonly kind: 'offline';
      readonly phase: 'opened' | 'closed';
      readonly because: DownBecause;
      /** UTC milliseconds. */
      readonly since: number;
      readonly forMs?: number | undefined;
      readonly attempts?: number | undefined;
    }
  /** `since` (UTC ms) and `counts` are told at its end. */
  | {
      readonly kind: 'shift';
      readonly phase: 'opened' | 'closed';
      readonly since?: number | undefined;
      readonly counts?: ShiftCounts | undefined;
    }
  /** Values as JSON text, `secret` for what may not be told. */
  | {
      readonly kind: 'setting';
      readonly key: string;
      readonly was?: string | undefined;
      readonly now?: string | undefined;
      readonly by: string;
    }
  /** Entries `first` to `last` left the desk; `digest` is the SHA-256 of what was written. */
  | {
      readonly kind: 'export';
      readonly format: ExportFormat;
      readonly first: number;
      readonly last: number;
      readonly entries: number;
      readonly digest?: string | undefined;
    }
  /** The journal was looked at by somebody else than the operator. */
  | { readonly kind: 'viewed'; readonly by: string }
  /** The texts of entries `first` to `last` were removed: those recorded before `before` (UTC ms). */
  | {
      readonly kind: 'purged';
      readonly first: number;
      readonly last: number;
      readonly entries: number;
      readonly before: number;
    }
  /** Codes are digested with the key of another year. */
  | { readonly kind: 'key-rotated'; readonly year: number }
  /** The measured skew of the PC's clock changed, or the clock was set. */
  | {
      readonly kind: 'clock';
      readonly skewMs: number;
      readonly wasMs?: number | undefined;
    }
  /** What a registry handed over for this check is kept elsewhere, whole and sealed. */
  | {
      readonly kind: 'evidence';
      readonly requestId: string;
      readonly digest: string;
      readonly bytes: number;
    }
  /** A checkpoint of the first `size` entries was laid down elsewhere. */
  | { readonly kind: 'anchored'; readonly where: AnchorPlace; readonly size: number }
  /** A journal that could not be kept on was laid aside whole; this one begins after it. */
  | {
      readonly kind: 'set-aside';
      readonly because: string;
      /** SHA-256 of the file that was laid aside, lower-case hex, and its length. */
      readonly digest: string;
      readonly bytes: number;
    }
  /** This journal was put back from a backup of its first `size` entries. */
  | { readonly kind: 'restored'; readonly size: number };

/** Every kind of `Happening`. */
export const happenings = [
  'started',
  'stopped',
  'offline',
  'shift',
  'setting',
  'export',
  'viewed',
  'purged',
  'key-rotated',
  'clock',
  'evidence',
  'anchored',
  'set-aside',
  'restored',
] as const satisfies readonly Happening['kind'][];
