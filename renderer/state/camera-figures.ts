import type { CodeFormat } from '../../shared/capture/read-codes.ts';
import { sentOf, type Sent } from '../../shared/capture/sent.ts';

/** How the camera does, over the last three seconds. */
export interface CameraFigures {
  readonly size: { readonly width: number; readonly height: number };
  readonly attemptsPerSecond: number;
  /** Milliseconds of one attempt. */
  readonly medianMs: number;
  readonly p95Ms: number;
  /** The frame's mean grey, 0 to 255; absent where it is not measured. */
  readonly light: number | undefined;
  /** Pixels a module of the code-like thing in view, and how it is lit; absent while there is none. */
  readonly subject: SubjectFigures | undefined;
  readonly last: LastRead | undefined;
}

export interface SubjectFigures {
  readonly module: number;
  readonly contrast: number;
  readonly glare: number;
  readonly motion: number;
}

export interface LastRead {
  readonly sent: Sent;
  readonly format: CodeFormat;
  /** Milliseconds from the first frame in which something like a code was seen. */
  readonly afterMs: number | undefined;
}

/** The part of a frame's report that figures are made of. */
export interface FigureFrame {
  readonly reads: readonly { readonly text: string; readonly format: CodeFormat }[];
  readonly width: number;
  readonly height: number;
  readonly decodeMs: number;
  readonly measures?: {
    readonly light: number;
    readonly subject?: {
      readonly white: number;
      readonly black: number;
      readonly glare: number;
      readonly motion: number;
      readonly module: number;
    };
  };
}

const spanMs = 3_000;

/** Takes frames as they come and tells how they are; `at` in milliseconds of a clock that never goes back. */
export function createCameraFigures(): (frame: FigureFrame, at: number) => CameraFigures {
  let recent: { readonly at: number; readonly decodeMs: number }[] = [];
  let last: LastRead | undefined;
  let seenAt: number | undefined;
  return (frame, at) => {
    recent = [...recent.filter((one) => at - one.at < spanMs), { at, decodeMs: frame.decodeMs }];
    const { measures, width, height } = frame;
    const [read] = frame.reads;
    if (read) last = lastRead(read, seenAt === undefined ? undefined : at - seenAt);
    if (read || !measures?.subject) seenAt = undefined;
    else seenAt ??= at;
    const times = recent.map(({ decodeMs }) => decodeMs).sort((one, other) => one - other);
    const tookMs = at - (recent[0]?.at ?? at);
    return {
      size: { width, height },
      attemptsPerSecond: tookMs > 0 ? ((recent.length - 1) / tookMs) * 1_000 : 0,
      medianMs: times[times.length >> 1] ?? 0,
      p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
      light: measures?.light,
      subject: measures?.subject && subjectOf(measures.subject),
      last,
    };
  };
}

function lastRead(read: FigureFrame['reads'][number], afterMs: number | undefined): LastRead {
  return { sent: sentOf(read.text), format: read.format, afterMs };
}

function subjectOf({
  white,
  black,
  ...subject
}: NonNullable<NonNullable<FigureFrame['measures']>['subject']>): SubjectFigures {
  const { module, glare, motion } = subject;
  return { module, glare, motion, contrast: white - black };
}
