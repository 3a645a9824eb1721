import type { Measures } from '../../../shared/capture/coach-measures.ts';
import type { Read } from '../../../shared/capture/read-codes.ts';

/** What the page gives the decoding worker. Streams and frames are transferred, not copied. */
export type ToWorker =
  | { readonly kind: 'stream'; readonly frames: ReadableStream<VideoFrame> }
  | { readonly kind: 'frame'; readonly frame: VideoFrame }
  | { readonly kind: 'still'; readonly picture: Blob };

/** One attempt on one camera frame. */
export interface FrameReport {
  readonly reads: readonly Read[];
  /** The frame's size in pixels: the corners of the reads lie in it. */
  readonly width: number;
  readonly height: number;
  /** From the frame's arrival in the worker to its reads. */
  readonly decodeMs: number;
  /** For the coach; absent where single frames can't be measured. */
  readonly measures?: Measures;
}

/** What the worker answers: one message for every frame, skipped where it could not be looked at. After `broken` the page ends it. */
export type FromWorker =
  | { readonly kind: 'frame'; readonly report: FrameReport }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'still'; readonly reads: readonly Read[]; readonly decodeMs: number }
  | { readonly kind: 'broken' };
