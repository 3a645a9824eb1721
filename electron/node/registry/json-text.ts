import type { IncomingMessage } from 'node:http';

/** What a body was. */
export type JsonText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-ours' } // whole, or too long to be read, and not a registry's JSON
  | { readonly kind: 'cut' };

const longest = 256 * 1024;
const jsonType = /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i;

/**
 * Reads a whole body of at most 256 kB: plain UTF-8 JSON text, fresh from the registry. `told` hears
 * at once, in the event that decided, so that the socket's end can't overtake what was read.
 */
export function readJsonText(response: IncomingMessage, told: (read: JsonText) => void): void {
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
    told(response.complete ? judge(response, Buffer.concat(parts)) : { kind: 'cut' });
  });
}

function judge(response: IncomingMessage, bytes: Buffer): JsonText {
  const text = isOurs(response) ? decode(bytes) : undefined;
  return text === undefined ? { kind: 'not-ours' } : { kind: 'text', text };
}

function isOurs({ headersDistinct: headers }: IncomingMessage): boolean {
  const types = headers['content-type'] ?? [];
  const isJson = types.length === 1 && types.every((type) => jsonType.test(type.trim()));
  const isPlain = (headers['content-encoding'] ?? []).every((coding) => coding === 'identity');
  // RFC 9111 §5.1: `age` is set by a cache, and a cached answer is about an earlier question.
  const isFresh = (headers['age'] ?? []).every((age) => age.trim() === '0');
  return isJson && isPlain && isFresh;
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
