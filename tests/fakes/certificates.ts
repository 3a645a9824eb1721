import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** A certificate and its key, PEM. */
export interface Identity {
  readonly cert: string;
  readonly key: string;
}

export interface Authority extends Identity {
  /** A certificate for a server or a client, as an honest or a careless authority would make it. */
  issue(wishes?: Wishes): Identity;
}

export interface Wishes {
  /** Host names of the server. */
  readonly names?: readonly string[];
  /** The subject's common name, which names no host (RFC 9525). */
  readonly subject?: string;
  /** UTC milliseconds. */
  readonly from?: number;
  readonly until?: number;
}

const dayMs = 86_400_000;

/** A certificate authority of a test's own: X.509 (RFC 5280) by hand, so that no other program is needed. */
export function makeAuthority(name = 'Invented authority'): Authority {
  const own = keyPair();
  const cert = certificate(
    { subject: name, publicKey: own.publicKey, isAuthority: true },
    name,
    own.privateKey,
  );
  return {
    cert,
    key: pemOf(own.privateKey),
    issue(wishes = {}) {
      const pair = keyPair();
      const subject = {
        subject: 'Invented server',
        publicKey: pair.publicKey,
        names: ['localhost'],
        ...wishes,
      };
      return {
        cert: certificate(subject, name, own.privateKey),
        key: pemOf(pair.privateKey),
      };
    },
  };
}

/** A server that vouches for itself. */
export function makeSelfSigned(): Identity {
  const { publicKey, privateKey } = keyPair();
  const name = 'Invented server';
  return {
    cert: certificate({ subject: name, publicKey, names: ['localhost'] }, name, privateKey),
    key: pemOf(privateKey),
  };
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }) as string;
}

function keyPair(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

interface Subject extends Wishes {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly isAuthority?: boolean;
}

function certificate(of: Subject, issuer: string, key: KeyObject): string {
  const ecdsaSha256 = sequence(oid('2a8648ce3d040302'));
  const { from = Date.now() - dayMs, until = Date.now() + dayMs } = of;
  const spki = of.publicKey.export({ type: 'spki', format: 'der' });
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaSha256,
    named(issuer),
    sequence(time(from), time(until)),
    named(of.subject),
    spki,
    tagged(0xa3, sequence(...extensions(of, spki))),
  );
  const signed = sequence(body, ecdsaSha256, bits(sign('sha256', body, key)));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function extensions({ isAuthority = false, names = [] }: Subject, spki: Buffer): readonly Buffer[] {
  const keyId = createHash('sha1').update(spki).digest();
  const constraints = isAuthority ? sequence(tagged(0x01, Buffer.from([0xff]))) : sequence();
  const alternatives = sequence(...names.map((name) => tagged(0x82, Buffer.from(name))));
  return [
    extension('551d13', constraints),
    extension('551d0e', tagged(0x04, keyId)),
    ...(names.length > 0 ? [extension('551d11', alternatives)] : []),
  ];
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tagged(0x04, value));
}

function named(text: string): Buffer {
  return sequence(tagged(0x31, sequence(oid('550403'), tagged(0x0c, Buffer.from(text)))));
}

/** UTCTime, for this half of the century. */
function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/[-:T]|\.\d+/g, '');
  return tagged(0x17, Buffer.from(text.slice(2)));
}

function bits(bytes: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

/** DER: a tag, a length in the shortest form, the bytes. */
function tagged(tag: number, bytes: Buffer): Buffer {
  const { length } = bytes;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), bytes]);
}
