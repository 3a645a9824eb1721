import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/** A public key that signs notes under one name, as C2SP's signed-note has it. */
export interface VerifierKey {
  readonly name: string;
  /** The key as text: `name+hash+base64`. */
  readonly text: string;
  /** The four bytes before each signature. */
  readonly id: Buffer;
  /** The Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer;
}

/** Signs notes under one name; the secret stays inside. */
export interface NoteSigner {
  readonly key: VerifierKey;
  /** The signed note of a text, which ends with a line feed. Throws a RangeError for a text that no note can hold. */
  sign(text: string): string;
}

/** `seed` is the Ed25519 secret, 32 bytes (RFC 8032). Throws a RangeError for a name that no key may have. */
export function createSigner(name: string, seed: Uint8Array): NoteSigner {
  const der = Buffer.concat([privateKeyPrefix, seed]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
  const key = verifierKey(name, spki.subarray(publicKeyPrefix.length));
  return {
    key,
    sign: (text) => {
      if (!isNoteText(text)) throw new RangeError('a note is lines of text');
      const signature = Buffer.concat([key.id, sign(null, Buffer.from(text), secret)]);
      return `${text}\n— ${name} ${signature.toString('base64')}\n`;
    },
  };
}

/** Throws a RangeError for a name that no key may have. */
export function verifierKey(name: string, publicKey: Buffer): VerifierKey {
  if (!isName(name)) throw new RangeError('a key has a name without spaces and plus signs');
  const typed = Buffer.concat([ed25519, publicKey]);
  const named = Buffer.concat([Buffer.from(`${name}\n`), typed]);
  const id = createHash('sha256').update(named).digest().subarray(0, idBytes);
  const text = `${name}+${id.toString('hex')}+${typed.toString('base64')}`;
  return { name, text, id, publicKey };
}

/** Reads a verifier key; nothing for any text but an Ed25519 key's own. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name = '', typed = ''] = /^([^+]+)\+[0-9a-f]{8}\+([\w+/=]+)$/.exec(text) ?? [];
  const bytes = bytesOf(typed);
  if (!isName(name) || bytes?.length !== 1 + publicKeyBytes) return undefined;
  const key = verifierKey(name, bytes.subarray(1));
  return key.text === text ? key : undefined;
}

/** The text of a note that the key has signed; nothing for any other. Signatures of other keys are passed over. */
export function openNote(note: string, key: VerifierKey): string | undefined {
  if (note.length > longestNote) return undefined;
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  if (end < 0 || !isNoteText(text) || !note.endsWith('\n')) return undefined;
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map(parseSignature);
  const own = signatures.filter((one) => one?.name === key.name && one.id.equals(key.id));
  const isRead = signatures.every((one) => one !== undefined) && lines.length <= mostSignatures;
  const holds = own.every((one) => one && isSignedBy(text, one.signature, key));
  return isRead && own.length > 0 && holds ? text : undefined;
}

interface Signature {
  readonly name: string;
  readonly id: Buffer;
  readonly signature: Buffer;
}

const idBytes = 4;
const publicKeyBytes = 32;
/** The signature type of C2SP's signed-note. */
const ed25519 = Buffer.of(0x01);
/** What stands before the 32 bytes in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410). */
const privateKeyPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicKeyPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const longestNote = 100_000;
const mostSignatures = 100;

function parseSignature(line: string): Signature | undefined {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = bytesOf(encoded);
  if (!isName(name) || !bytes || bytes.length <= idBytes) return undefined;
  return { name, id: bytes.subarray(0, idBytes), signature: bytes.subarray(idBytes) };
}

function isSignedBy(text: string, signature: Buffer, { publicKey }: VerifierKey): boolean {
  const der = Buffer.concat([publicKeyPrefix, publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, signature);
}

/** Lines, each ended by a line feed, without other control characters and without what UTF-8 can't hold. */
function isNoteText(text: string): boolean {
  return (
    text.length > 1 && text.endsWith('\n') && !/[^\P{Cc}\n\u{7f}-\u{9f}]|\p{Surrogate}/u.test(text)
  );
}

function isName(name: string): boolean {
  return /^[^+\p{White_Space}\p{Cc}\p{Surrogate}]+$/u.test(name);
}

/** The bytes of a base64 text; nothing when there is another way to write them. */
function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
