import { hkdfSync } from 'node:crypto';

/** What a key is derived for. Never rename one: the tags and the digests of old journals were made with it. */
export type Purpose =
  'code digest' | 'journal head' | 'entry mark' | 'checkpoint signature' | 'evidence';

/** A key for one purpose out of the installation key, 32 bytes: HKDF-SHA-256 (RFC 5869). */
export function subKey(key: Uint8Array, purpose: Purpose): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, new Uint8Array(0), `zvirka ${purpose}`, 32));
}
