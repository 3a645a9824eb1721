/** One code that the camera's decoder read in one frame. */
export interface Read {
  readonly text: string;
  /** A QR and its like carry error correction; a linear barcode may be misread. */
  readonly is2d: boolean;
}

/** What becomes of a read. */
export type Admission =
  | { readonly kind: 'accepted' }
  /** The same code is still in the frame, or was a moment ago; accepted at `acceptedAt`. */
  | { readonly kind: 'repeated'; readonly acceptedAt: number }
  /** Likewise, but what was accepted became no check. */
  | { readonly kind: 'hushed' }
  /** A linear barcode waits for a second, equal read. */
  | { readonly kind: 'waiting' };

export interface RepeatGate {
  /** @param at monotonic milliseconds, never going back. */
  accept(read: Read, at: number): Admission;
  /** The accepted code became no check: nobody is told that it is still there. */
  hush(text: string): void;
}

interface Seen {
  readonly seenAt: number;
  readonly acceptedAt: number | undefined;
  readonly isHushed: boolean;
}

/** How long a code must be out of the frame before it counts as shown anew, in milliseconds. */
const rearmMs = 2_000;

/** Within what time the second read of a linear barcode must follow the first. */
const confirmMs = 300;

/** Lets each code through once for as long as it stays before the camera. */
export function createRepeatGate(): RepeatGate {
  const seen = new Map<string, Seen>();
  return {
    accept(read, at) {
      for (const [text, { seenAt }] of seen) if (at - seenAt >= rearmMs) seen.delete(text);
      const before = seen.get(read.text);
      const admission = admit(read, at, before);
      const acceptedAt = admission.kind === 'accepted' ? at : before?.acceptedAt;
      seen.set(read.text, { seenAt: at, acceptedAt, isHushed: before?.isHushed ?? false });
      return admission;
    },
    hush(text) {
      const before = seen.get(text);
      if (before) seen.set(text, { ...before, isHushed: true });
    },
  };
}

function admit(read: Read, at: number, before: Seen | undefined): Admission {
  if (before?.isHushed === true) return { kind: 'hushed' };
  if (before?.acceptedAt !== undefined) return { kind: 'repeated', acceptedAt: before.acceptedAt };
  const isConfirmed = before !== undefined && at - before.seenAt <= confirmMs;
  return read.is2d || isConfirmed ? { kind: 'accepted' } : { kind: 'waiting' };
}
