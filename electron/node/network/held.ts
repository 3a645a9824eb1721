import type { Socket } from 'node:net';

/** A connected socket that nobody has used yet. */
export interface Held {
  ageMs(): number;
  /** Gives it away, unless it is no longer whole and silent. */
  take(): Socket | undefined;
  drop(): void;
}

/** Whatever a connection says before it was used ends it. */
const ends = ['data', 'end', 'close'];

/** Watches over a socket until it is taken or dropped; `lost` hears its age when it ended by itself. */
export function hold(socket: Socket, lost: (ageMs: number) => void): Held {
  const bornAt = performance.now();
  const ageMs = () => performance.now() - bornAt;
  const release = () => {
    for (const event of ends) socket.removeListener(event, end);
  };
  const drop = () => {
    release();
    socket.destroy();
  };
  function end(): void {
    drop();
    lost(ageMs());
  }
  for (const event of ends) socket.on(event, end);
  // It keeps no program alive.
  socket.unref();
  return {
    ageMs,
    drop,
    take() {
      release();
      if (socket.destroyed || socket.readableLength > 0) return undefined;
      return socket.ref();
    },
  };
}
