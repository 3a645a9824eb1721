import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * A connected socket whose bare end never passes for an end. TLS over it ends only by the peer's own
 * close_notify; a peer that was killed ends as a broken connection. Node's TLS doesn't tell the two apart.
 */
export function holdEnd(socket: Socket): Duplex {
  const held = new Duplex({
    allowHalfOpen: true,
    read: () => {
      socket.resume();
    },
    write: (chunk: Buffer, _encoding, done) => {
      socket.write(chunk, done);
    },
    // The socket stays open both ways: the goodbye that we wait for comes over it.
    final: (done) => {
      done();
    },
    destroy: (reason, done) => {
      socket.destroy();
      done(reason);
    },
  });
  const broken = () => {
    // What came just before the end is still on its way through TLS.
    setTimeout(() => held.destroy(new Error('the connection broke off')), graceMs);
  };
  socket.on('data', (chunk: Buffer) => {
    if (!held.push(chunk)) socket.pause();
  });
  socket.on('end', broken);
  socket.on('error', broken);
  socket.on('close', broken);
  return held;
}

const graceMs = 100;
