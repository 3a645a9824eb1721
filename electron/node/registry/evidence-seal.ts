import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { subKey } from '../sub-key.ts';

/** A mark of the format, the nonce, the bytes under AES-256-GCM, the tag. The digest is bound to them. */
const mark = Buffer.from('ZVE1');
const [nonceBytes, tagBytes] = [12, 16];
const cipher = 'aes-256-gcm';

/** SHA-256 of a container, lower-case hex: its name beside the journal. */
export function digestOf(container: Uint8Array): string {
  return createHash('sha256').update(container).digest('hex');
}

/** Seals a container for this installation; `key` is the installation key. */
export function seal(container: Uint8Array, key: Uint8Array): Uint8Array {
  // SECURITY: a fresh nonce each time; 96 random bits serve far more containers than a desk ever has.
  const nonce = randomBytes(nonceBytes);
  const sealing = createCipheriv(cipher, subKey(key, 'evidence'), nonce);
  sealing.setAAD(Buffer.concat([mark, Buffer.from(digestOf(container))]));
  const sealed = [sealing.update(container), sealing.final()];
  return Buffer.concat([mark, nonce, ...sealed, sealing.getAuthTag()]);
}

/** The container of a digest; undefined when the key is another, or a byte was changed. */
export function unseal(
  sealed: Uint8Array,
  digest: string,
  key: Uint8Array,
): Uint8Array | undefined {
  const bytes = Buffer.from(sealed);
  const body = mark.length + nonceBytes;
  if (bytes.length < body + tagBytes || !bytes.subarray(0, mark.length).equals(mark)) {
    return undefined;
  }
  const nonce = bytes.subarray(mark.length, body);
  const opening = createDecipheriv(cipher, subKey(key, 'evidence'), nonce);
  opening.setAAD(Buffer.concat([mark, Buffer.from(digest)]));
  opening.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([opening.update(bytes.subarray(body, -tagBytes)), opening.final()]);
  } catch {
    return undefined;
  }
}
