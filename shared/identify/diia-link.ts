import { isDocumentType, type ClaimedType } from './document-type.ts';
import type { Recognised } from './recognised.ts';

/** Longer than any lawful link, its id percent-encoded throughout. */
export const longestLink = 1_024;

// No `u` beside `i`: together they would let U+017F stand for s and U+212A for k.
const schemeShape = /^(https|diia):$/i;
const typeShape = /^[a-z][a-z0-9-]{2,60}$/i;
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** One path segment as RFC 3986 §3.3 has it, and letters beyond ASCII; a `%` must begin an escape. */
const idShape = /^(?:[\w.~!$&'()*+,;=:@-]|%[0-9a-fA-F]{2}|[^\x20-\x7f\p{C}\p{Z}]){1,128}$/u;
/** A segment that a URL parser would take away (URL Standard §4.1). */
const dotSegment = /^(?:\.|%2e){1,2}$/i;

/**
 * Diia's link to a shown document: `{https|diia}://diia.app/documents/{type}/{id}/verify/{uuid}`,
 * with one trailing slash tolerated and no port, user, query or fragment. Case is ignored but in the
 * id, which stays as scanned: a scanner under Caps Lock flips the letters of the whole link.
 */
export function recogniseDiiaLink(text: string): Recognised | undefined {
  if (text.length > longestLink) return undefined;
  const parts = (text.endsWith('/') ? text.slice(0, -1) : text).split('/');
  if (parts.length !== 8) return undefined;
  const [scheme = '', gap, host, documents, type = '', id = '', verify, otp = ''] = parts;
  const isOurs =
    schemeShape.test(scheme) &&
    gap === '' &&
    isWord(host, 'diia.app') &&
    isWord(documents, 'documents') &&
    typeShape.test(type) &&
    isId(id) &&
    isWord(verify, 'verify') &&
    uuidShape.test(otp);
  return isOurs ? link(scheme.toLowerCase(), type.toLowerCase(), id, otp.toLowerCase()) : undefined;
}

function link(scheme: string, type: string, id: string, otp: string): Recognised {
  const url = `${scheme}//diia.app/documents/${type}/${id}/verify/${otp}`;
  return { kind: 'link', url, otp, claims: claimed(type) };
}

function claimed(type: string): ClaimedType {
  return isDocumentType(type) ? type : 'other';
}

/** The words have no k: no letter beyond ASCII becomes one of theirs in lower case. */
function isWord(part: string | undefined, word: string): boolean {
  return part?.toLowerCase() === word;
}

function isId(part: string): boolean {
  return idShape.test(part) && !dotSegment.test(part);
}
