import type { Outcome } from '../../shared/verdict/verdict.ts';

/** One short tone. */
export interface Note {
  readonly hz: number;
  readonly startMs: number;
  readonly lengthMs: number;
  /** 0 to 1. */
  readonly loudness: number;
}

/** Each outcome by ear: rising, repeated, falling, ticking, low. No two are alike in tone or rhythm. */
export const earcons: Readonly<Record<Outcome['kind'], readonly Note[]>> = {
  valid: [note(659, 0, 110), note(988, 120, 190)],
  caution: [note(523, 0, 110), note(523, 170, 110), note(523, 340, 110)],
  invalid: [note(440, 0, 170), note(262, 190, 300)],
  stale: [note(784, 0, 50, 0.12), note(784, 110, 50, 0.12)],
  unchecked: [note(196, 0, 420)],
  foreign: [note(1047, 0, 40, 0.1)],
};

let shared: AudioContext | undefined;

/** Sounds an outcome. A desk without sound stays silent: nothing is ever thrown. */
export function sound(kind: Outcome['kind']): void {
  try {
    shared ??= new AudioContext();
    if (shared.state === 'suspended') void shared.resume().catch(ignore);
    for (const one of earcons[kind]) play(shared, one);
  } catch {
    // No audio device, or none allowed: the screen says it all.
  }
}

function play(context: AudioContext, one: Note): void {
  const start = context.currentTime + one.startMs / 1000;
  const end = start + one.lengthMs / 1000;
  const tone = context.createOscillator();
  const gain = context.createGain();
  tone.type = 'sine';
  tone.frequency.value = one.hz;
  // Edges of a few milliseconds: a tone that starts at once clicks.
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(one.loudness, start + 0.008);
  gain.gain.setValueAtTime(one.loudness, end - 0.02);
  gain.gain.linearRampToValueAtTime(0, end);
  tone.connect(gain).connect(context.destination);
  tone.start(start);
  tone.stop(end);
}

function note(hz: number, startMs: number, lengthMs: number, loudness = 0.22): Note {
  return { hz, startMs, lengthMs, loudness };
}

function ignore(): void {
  // See `sound`.
}
