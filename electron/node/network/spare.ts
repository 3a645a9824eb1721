import type { Socket } from 'node:net';
import type { Result } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import type { Signal } from '../../../shared/verify/signals.ts';
import { hold, type Held } from './held.ts';

/** One connection that stands ready and was never used. */
export interface Spare {
  /** A connection that is young and silent, if there is one; whoever takes it owns it. */
  take(): Socket | undefined;
  /** A question may come within the next minute: keeps a young connection ready until then. */
  warm(): void;
  close(): void;
}

/** Servers close connections that say nothing, some after 10 s: an older one is not trusted with a question. */
const youngMs = 12_000;
/** How long one sign of a visitor keeps the connection young. */
const warmMs = 60_000;
/** Without visitors it only tells whether the way stands, and the registry shall not feel it. */
const idleMs = 60_000;
/** The exchange goes first: the next connection is made when it is on its way. */
const afterUseMs = 250;
/** A server that closes each new connection at once is not asked again at once. */
const patientMs = 5_000;

/**
 * Keeps one connection ready. SECURITY: one on which anything was said before it was used is thrown
 * away, so that no answer can precede its question. `tell` hears when none can be had.
 */
export function keepSpare(
  connect: () => Promise<Result<Socket, Fault>>,
  tell: (signal: Signal) => void,
): Spare {
  const renewal = createTimer(() => void open());
  let held: Held | undefined;
  let warmUntil = -Infinity;
  let isOpening = false;
  let shortLived = 0;
  const isWarm = () => warmUntil > performance.now();

  async function open(): Promise<void> {
    if (isOpening) return;
    isOpening = true;
    const connected = await connect();
    isOpening = false;
    if (connected.ok) keep(connected.value);
    else tell({ kind: 'way-lost' });
    if (!connected.ok) shortLived = 0;
  }

  function keep(socket: Socket): void {
    held?.drop();
    if (renewal.isOver()) socket.destroy();
    else held = hold(socket, lose);
    renewal.plan(isWarm() ? youngMs : idleMs);
  }

  /** The other side closed it, or spoke unasked. */
  function lose(ageMs: number): void {
    held = undefined;
    shortLived = ageMs < patientMs ? shortLived + 1 : 0;
    // The first such loss may be the way's fall, which is to be known at once.
    renewal.plan(shortLived > 1 ? patientMs : 0);
  }

  return {
    take() {
      if (!held || held.ageMs() > youngMs) return undefined;
      const socket = held.take();
      held = undefined;
      renewal.plan(isWarm() ? afterUseMs : idleMs);
      return socket;
    },
    warm() {
      warmUntil = performance.now() + warmMs;
      const ageMs = held?.ageMs() ?? Infinity;
      if (ageMs > youngMs) void open();
      else renewal.plan(youngMs - ageMs);
    },
    close() {
      renewal.end();
      held?.drop();
    },
  };
}

interface Timer {
  /** In place of what was planned before; nothing after the end. */
  plan(ms: number): void;
  end(): void;
  isOver(): boolean;
}

/** It keeps no program alive. */
function createTimer(run: () => void): Timer {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  return {
    plan(ms) {
      clearTimeout(timer);
      if (!isOver) timer = setTimeout(run, ms).unref();
    },
    end() {
      clearTimeout(timer);
      isOver = true;
    },
    isOver: () => isOver,
  };
}
