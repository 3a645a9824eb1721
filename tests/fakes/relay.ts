import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of the way to a registry, with all that can go wrong on it. */
export interface Relay {
  /** The same before and after a cut. */
  readonly url: string;
  /** Questions (POST) go through; what is answered to them is cut off. */
  losesAnswers: boolean;
  /** How far ahead the registry's clock seems to be, milliseconds. */
  dateShiftMs: number;
  /** All connections break, and no new one is taken. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Leads to `url`. */
export async function startRelay(url: string): Promise<Relay> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => carry(near, url, sockets, relay));
  const listen = (port: number) =>
    new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  const relay: Relay = {
    url: `http://127.0.0.1:${String(port)}`,
    losesAnswers: false,
    dateShiftMs: 0,
    cut,
    mend: async () => {
      if (!server.listening) await listen(port);
    },
    close: cut,
  };
  return relay;
}

function carry(near: Socket, url: string, sockets: Set<Socket>, relay: Relay): void {
  const { port, hostname } = new URL(url);
  const far = connect(Number(port), hostname);
  for (const [socket, other] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
    socket.on('end', () => other.end());
  }
  let isQuestion = false;
  near.on('data', (bytes) => {
    isQuestion ||= bytes.toString('latin1', 0, 5) === 'POST ';
    far.write(bytes);
  });
  far.on('data', (bytes) => {
    if (isQuestion && relay.losesAnswers) near.destroy();
    else near.write(shifted(bytes, relay.dateShiftMs));
  });
}

/** HTTP's dates are all of one length. */
function shifted(bytes: Buffer, shiftMs: number): Buffer {
  const text = bytes.toString('latin1');
  const told = /\r\ndate: ([^\r\n]+)/i.exec(text)?.[1];
  if (shiftMs === 0 || told === undefined) return bytes;
  return Buffer.from(
    text.replace(told, new Date(Date.parse(told) + shiftMs).toUTCString()),
    'latin1',
  );
}
