import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkDigit } from '../../shared/identify/ean13.ts';

/** A partner API that confirms everything, each time after another while, and remembers what it was asked. */
export interface SlowRegistry {
  readonly url: string;
  /** The barcodes in the order of arrival. */
  readonly asked: string[];
  /** So many new barcodes. */
  codes(count: number): string[];
  close(): Promise<void>;
}

export async function slowRegistry(longestMs: number): Promise<SlowRegistry> {
  const asked: string[] = [];
  let issued = 100_000_000_000;
  const server = createServer((request, response) => {
    const reply = (body: unknown) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    };
    if (request.url?.startsWith('/api/v1/auth/')) {
      reply({ token: 'invented' });
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      asked.push((JSON.parse(body) as { barcode: string }).barcode);
      setTimeout(reply, Math.random() * longestMs, { success: true });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    codes: (count) =>
      Array.from({ length: count }, () => {
        const twelve = String((issued += 1));
        return twelve + checkDigit(twelve);
      }),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
