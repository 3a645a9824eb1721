import type { IncomingMessage } from 'node:http';

/** What a body was. */
export type Body =
  | { readonly kind: 'text' | 'problem'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'not-ours' } // whole, or too long to be read, and not a registry's
  | { readonly kind: 'cut' };

const longestText = 256 * 1024;
/** JSON, or a problem told in it (RFC 9457). */
const ourType = /^application\/(problem\+)?json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Reads a whole body, plain and fresh from the registry: UTF-8 JSON text of at most 256 kB, or with
 * `mostBytes` anything up to so many bytes. `told` hears at once, in the event that decided, so that
 * the socket's end can't overtake what was read.
 */
export function readBody(
  response: IncomingMessage,
  mostBytes: number | undefined,
  told: (body: Body) => void,
): void {
  const longest = mostBytes ?? longestText;
  const parts: Buffer[] = [];
  let length = 0;
  response.on('data', (part: Buffer) => {
    length += part.length;
    if (length <= longest) parts.push(part);
    else told({ kind: 'not-ours' });
  });
  response.on('error', () => told({ kind: 'cut' }));
  response.on('close', () => told({ kind: 'cut' }));
  response.on('end', () => {
    const read = mostBytes === undefined ? readText : readBytes;
    told(response.complete ? read(response, Buffer.concat(parts)) : { kind: 'cut' });
  });
}

function readBytes(response: IncomingMessage, bytes: Buffer): Body {
  return isPlain(response) ? { kind: 'bytes', bytes } : { kind: 'not-ours' };
}

function readText(response: IncomingMessage, bytes: Buffer): Body {
  const types = response.headersDistinct['content-type'] ?? [];
  const [type = ''] = types;
  const ours = types.length === 1 && isPlain(response) ? ourType.exec(type.trim()) : null;
  const text = ours ? decode(bytes) : undefined;
  if (!ours || text === undefined) return { kind: 'not-ours' };
  return { kind: ours[1] === undefined ? 'text' : 'problem', text };
}

/** As the registry wrote it, for this very question. */
function isPlain(response: IncomingMessage): boolean {
  const { headersDistinct: headers } = response;
  const isUnpacked = (headers['content-encoding'] ?? []).every((coding) => coding === 'identity');
  const [transfer = 'chunked', ...others] = headers['transfer-encoding'] ?? [];
  const isWhole = headers['content-range'] === undefined;
  const isUnwrapped = transfer.trim().toLowerCase() === 'chunked' && others.length === 0;
  return isUnpacked && isUnwrapped && isWhole && isFresh(response);
}

/** A cached answer is about an earlier question. */
function isFresh({ headersDistinct: headers }: IncomingMessage): boolean {
  // RFC 9111 §5.1: `age` is set by a cache.
  const isYoung = (headers['age'] ?? []).every((age) => age.trim() === '0');
  // RFC 9211 §2.1, and what caches said before it: `TCP_HIT`, `HIT from …`.
  const told = [...(headers['cache-status'] ?? []), ...(headers['x-cache'] ?? [])];
  return isYoung && !told.some((one) => /(?<![a-z\d])hit(?![a-z\d])/i.test(one));
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
