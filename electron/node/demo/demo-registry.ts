/**
 * The embedded demo registry: Diia's partner API over real HTTP on the loopback address, with invented
 * documents. `/api/…` is what a real registry has, `/v1/…` our own http contract. Beside them, for this program's own use only:
 *
 *   GET  /demo/desk                    → {token, branchId, branches}
 *   POST /demo/codes {document, state} → {link, digits, expiresAt}
 *   GET  /demo/codes/{digits|uuid}     → {document}; does not use the code up
 */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { DocumentType } from '../../../shared/identify/document-type.ts';
import { createDemoBranches } from './demo-branches.ts';
import { createDemoCodes, type DemoCode, type DemoCodeRequest } from './demo-codes.ts';
import { createDemoSessions } from './demo-sessions.ts';
import { answerHttp } from './demo-http.ts';
import { createGateway } from './gateway.ts';
import { serveDemo } from './routes.ts';

export interface DemoRegistry {
  readonly url: string;
  /** The acquirer's token, invented anew at each start. */
  readonly token: string;
  /** The branch for veteran certificates. */
  readonly branchId: string;
  readonly branches: Readonly<Record<DocumentType, string>>;
  issue(request: DemoCodeRequest): DemoCode;
  close(): Promise<void>;
}

/**
 * Starts a demo registry on 127.0.0.1, at a free port unless one is given; rejects when it is taken.
 * `now` is UTC milliseconds.
 */
export async function startDemoRegistry({
  port = 0,
  now = Date.now,
}: { readonly port?: number; readonly now?: () => number } = {}): Promise<DemoRegistry> {
  const codes = createDemoCodes(now);
  const branches = createDemoBranches();
  const token = `demo-${randomUUID()}`;
  const branchId = branches.ids['veteran-certificate'];
  const gateway = createGateway(codes, now);
  const sessions = createDemoSessions(now);
  const office = { token, branchId, branches, codes, gateway, sessions };
  const server = createServer(answerHttp((request) => serveDemo(office, request)));
  const url = await listen(server, port);
  return {
    url,
    token,
    branchId,
    branches: branches.ids,
    issue: (request) => codes.issue(request),
    close: () => close(server),
  };
}

// SECURITY: the demo is for this machine alone; the address is not a setting.
const host = '127.0.0.1';

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string')
        throw new Error('no address to listen on');
      resolve(`http://${host}:${address.port}`);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
