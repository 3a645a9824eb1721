import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { refuse, refuseAs, type Reply } from './reply.ts';
import type { Request } from './routes.ts';

/** The gateway's limit for a JSON body, in bytes. */
const longest = 100_000;

type Read =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'too-long' | 'cut' };

/** Carries HTTP to `serve` and back: JSON both ways, bodies of at most 100 kB. */
export function answerHttp(serve: (request: Request) => Reply): RequestListener {
  return (message, response) => {
    void read(message).then((body) => {
      if (body.kind !== 'cut') send(response, replyTo(message, body, serve));
    });
  };
}

async function read(message: IncomingMessage): Promise<Read> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of message) {
      // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- a stream without an encoding yields Buffers
      const bytes = part as Buffer;
      length += bytes.length;
      if (length <= longest) parts.push(bytes);
    }
  } catch {
    return { kind: 'cut' };
  }
  if (length > longest) return { kind: 'too-long' };
  return { kind: 'text', text: Buffer.concat(parts).toString('utf8') };
}

function replyTo(message: IncomingMessage, read: Read, serve: (request: Request) => Reply): Reply {
  // SECURITY: a page of the web may reach this address by a name of its own; it can't hide that.
  if (!isOurs(message)) return refuse(403, 'AccessDeniedError', 'Forbidden');
  const isGateway = message.url?.startsWith('/v1/') === true;
  const bad = (status: number, name: string, text: string) =>
    isGateway ? refuseAs('bad-request', status) : refuse(status, name, text);
  if (read.kind !== 'text') return bad(413, 'PayloadTooLarge', 'Payload too large');
  const body = parse(read.text);
  if (body === undefined) return bad(400, 'BadRequestError', 'Invalid JSON');
  const address = `http://127.0.0.1${message.url ?? '/'}`;
  if (!URL.canParse(address)) return refuse(400, 'BadRequestError', 'Invalid address');
  const { pathname, searchParams } = new URL(address);
  const bearer = /^Bearer (\S+)$/.exec(message.headers.authorization ?? '')?.[1];
  return serve({ method: message.method ?? '', path: pathname, query: searchParams, bearer, body });
}

function isOurs({ headers }: IncomingMessage): boolean {
  const host = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;
  return host.test(headers.host ?? '') && headers.origin === undefined;
}

/** No body is an empty object, as the gateway has it; undefined when it is no JSON. */
function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, { status, body, isProblem }: Reply): void {
  const text = Buffer.from(JSON.stringify(body));
  response.writeHead(status, {
    'content-type': isProblem ? 'application/problem+json' : 'application/json; charset=utf-8',
    'content-length': text.length,
    'cache-control': 'no-store',
  });
  response.end(text);
}
