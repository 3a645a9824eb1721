import { once } from 'node:events';
import net, { isIP, type Socket } from 'node:net';
import tls, { type TLSSocket } from 'node:tls';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Carrier, Delivered, ForwardFault } from './carrier.ts';
import { holdEnd } from './hold-end.ts';
import type { TlsFiles } from './read-tls.ts';
import { syslogFrame } from './syslog-message.ts';
import { faultOf } from './tls-fault.ts';

export interface SyslogOptions {
  readonly host: string;
  readonly port: number;
  /** Read anew for each connection, so that certificates may be renewed; nothing when one is missing. */
  readonly tls: () => TlsFiles | undefined;
  /** A connection must stand after this, in milliseconds. */
  readonly connectMs?: number;
  /** How long the collector may take to store a batch and say goodbye, in milliseconds. */
  readonly goodbyeMs?: number;
}

/**
 * Syslog over TLS (RFC 5425), one connection a batch. The protocol acknowledges nothing, but its end does
 * (§4.4): whoever got our close_notify has read all that stood before it, and must answer with one. As a
 * collector that is told to stop at that very moment says goodbye too, each entry goes twice.
 */
export function syslogCarrier(options: SyslogOptions): Carrier {
  const { host, port, connectMs = 10_000, goodbyeMs = 120_000 } = options;
  return {
    to: `syslog ${host} ${port}`,
    times: 2,
    async send(origin, batch, signal) {
      const files = options.tls();
      if (!files) return failed({ kind: 'files' });
      const bytes = Buffer.concat(batch.map((one) => syslogFrame(origin, one)));
      const socket = net.connect({ host, port });
      const stop = () => socket.destroy();
      signal.addEventListener('abort', stop, { once: true });
      try {
        if (!(await isConnected(socket, connectMs, signal))) return failed({ kind: 'unreachable' });
        return await deliver(secured(socket, host, files), bytes, goodbyeMs);
      } finally {
        signal.removeEventListener('abort', stop);
        socket.destroy();
      }
    },
  };
}

async function isConnected(socket: Socket, withinMs: number, ended: AbortSignal): Promise<boolean> {
  try {
    await withDeadline(withinMs, [ended], (signal) => once(socket, 'connect', { signal }));
    return true;
  } catch {
    return false;
  }
}

function secured(socket: Socket, host: string, files: TlsFiles): TLSSocket {
  // An address is no name that TLS could ask for; the certificate is compared with it all the same.
  const name = isIP(host) === 0 ? { servername: host } : {};
  return tls.connect({ socket: holdEnd(socket), host, ...name, ...files, minVersion: 'TLSv1.2' });
}

/** Writes everything, says goodbye, and waits for the collector's. */
function deliver(
  secure: TLSSocket,
  bytes: Buffer,
  goodbyeMs: number,
): Promise<Result<Delivered, ForwardFault>> {
  return new Promise((resolve) => {
    let isSecure = false;
    const settle = (result: Result<Delivered, ForwardFault>) => {
      clearTimeout(timer);
      resolve(result);
      secure.destroy();
    };
    const lost = () => {
      settle(failed({ kind: isSecure ? 'unconfirmed' : 'unreachable' }));
    };
    const timer = setTimeout(lost, goodbyeMs);
    secure.once('secureConnect', () => {
      isSecure = true;
      secure.end(bytes);
    });
    // An end before ours is no answer to it.
    secure.once('end', () => {
      if (secure.writableFinished) settle(succeeded({ rejected: 0 }));
      else lost();
    });
    secure.on('error', (error: Error) => {
      settle(failed({ kind: faultOf(error) ?? (isSecure ? 'unconfirmed' : 'unreachable') }));
    });
    secure.once('close', lost);
    secure.resume();
  });
}
