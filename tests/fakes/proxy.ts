import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy that digs tunnels, and remembers who came with what. */
export interface FakeProxy {
  readonly url: string;
  /** `host:port` of each CONNECT. */
  readonly asked: string[];
  /** What each brought as its login, decoded. */
  readonly logins: (string | undefined)[];
  /** Cuts all that runs through it. */
  cut(): void;
  close(): Promise<void>;
}

interface ProxyHabits {
  /** What it says to a CONNECT; only 200, which is usual, opens a tunnel. */
  readonly status?: number;
  /** 407 to all but this login. */
  readonly wants?: string;
  /** Every tunnel leads to this port of this machine, whatever was asked. */
  readonly leadsTo?: number;
}

export async function startProxy(habits: ProxyHabits = {}): Promise<FakeProxy> {
  const { status = 200, wants, leadsTo } = habits;
  const [asked, logins] = [[] as string[], [] as (string | undefined)[]];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer();
  server.on('connection', keep);
  server.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    const [, basic] = (request.headers['proxy-authorization'] ?? '').split(' ');
    const login = basic === undefined ? undefined : Buffer.from(basic, 'base64').toString();
    logins.push(login);
    const said = wants !== undefined && login !== wants ? 407 : status;
    if (said !== 200) {
      socket.end(`HTTP/1.1 ${String(said)} No\r\ncontent-length: 2\r\n\r\nno`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const far = connect(leadsTo ?? Number(port), leadsTo === undefined ? host : '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Dug\r\n\r\n');
      socket.pipe(far).pipe(socket);
    });
    far.on('error', () => socket.destroy());
    keep(far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    logins,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    close: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
