import { createHash, X509Certificate } from 'node:crypto';
import tls, { type PeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';

/** What a desk trusts and what it shows of itself. All of it is read once, at the start. */
export interface TlsMaterial {
  /** Certificates trusted besides the system's, PEM. */
  readonly ca?: string | undefined;
  /** The client's certificate and key, PEM; or both in one PKCS #12. */
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly pfx?: Buffer | undefined;
  readonly passphrase?: string | undefined;
  /** SHA-256 of the public keys (SPKI) that the registry may have, base64; any, when there are none. */
  readonly pins?: readonly string[];
}

/** A TLS client for one registry: what it trusts, and the session of its last connection. */
export interface TlsClient {
  /** Shakes hands over a connected socket with `hostname`. The socket is not to be used before 'secureConnect'. */
  over(socket: tls.ConnectionOptions['socket'], hostname: string): TLSSocket;
  /** Whether the key of the other side is one of the pinned, after 'secureConnect'. */
  isPinned(socket: TLSSocket): boolean;
}

/** Reads the material; the fault is a word for IT, without data. */
export function openTls(material: TlsMaterial): Result<TlsClient, 'ca' | 'client'> {
  const pins = new Set(material.pins);
  const context = contextOf(material);
  if (!context.ok) return context;
  let session: Buffer | undefined;
  return succeeded({
    over(socket, hostname) {
      const isName = !/^[\d.]+$|:/.test(hostname);
      const secured = tls.connect({
        socket,
        secureContext: context.value,
        // SECURITY: said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED can't switch the check off.
        rejectUnauthorized: true,
        checkServerIdentity: checkName,
        host: hostname,
        ...(isName && { servername: hostname }),
        ALPNProtocols: ['http/1.1'],
        session,
      });
      // A resumed session shows no certificate, and so none that could be compared with a pin.
      if (pins.size === 0) secured.on('session', (fresh) => (session = fresh));
      return secured;
    },
    isPinned(socket) {
      if (pins.size === 0) return true;
      const pin = pinOf(socket);
      return pin !== undefined && pins.has(pin);
    },
  });
}

/** RFC 9525 §6.3: a host is known by the names that were meant for it; the subject's common name is none. */
function checkName(hostname: string, certificate: PeerCertificate): Error | undefined {
  const subject = { ...certificate.subject, CN: '' };
  return tls.checkServerIdentity(hostname, { ...certificate, subject });
}

/** Whether an error says that the other side could not prove who it is. */
function isUntrusted(error: Error | undefined): boolean {
  return untrusted.test(codeOf(error));
}

/**
 * Whether an error says that the other side did not take our certificate. In TLS 1.3 it is told after
 * the handshake, and no request is read before it (RFC 8446 §4.4.2.4, §6.2).
 */
export function isClientRefused(error: Error | undefined): boolean {
  return /^ERR_SSL_.*ALERT_(?:CERTIFICATE|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/.test(
    codeOf(error),
  );
}

/** OpenSSL's words for a chain that does not hold, as Node tells them. */
const untrusted =
  /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_|ERROR_IN_CERT_|CRL_)/;

function codeOf(error: Error | undefined): string {
  return error && 'code' in error ? String(error.code) : '';
}

function contextOf(material: TlsMaterial): Result<SecureContext, 'ca' | 'client'> {
  const { ca, cert, key, pfx, passphrase } = material;
  if (ca !== undefined && !isCertificate(ca)) return failed('ca');
  const trusted = [...systemTrust(), ...(ca === undefined ? [] : [ca])];
  try {
    const shown = { cert, key, pfx, passphrase };
    return succeeded(tls.createSecureContext({ ...shown, ca: trusted, minVersion: 'TLSv1.2' }));
  } catch {
    return failed('client');
  }
}

/** TLS itself would take any text for an empty list. */
function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/** Who the system trusts, where Node can tell it (22.15 and newer); else Mozilla's list, which Node brings. */
function systemTrust(): readonly string[] {
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- absent in the oldest Electron that runs this
  const system = tls.getCACertificates?.('system') ?? [];
  return [...new Set([...tls.rootCertificates, ...system])];
}

/** RFC 7469 §2.4: of the key, so that a renewed certificate over the same key still fits. */
function pinOf(socket: TLSSocket): string | undefined {
  const key = socket.getPeerX509Certificate()?.publicKey;
  const spki = key?.export({ type: 'spki', format: 'der' });
  return spki && createHash('sha256').update(spki).digest('base64');
}

/** How a failed handshake is told. Nothing was sent. */
export function handshakeFault(error: Error | undefined): Fault {
  if (isUntrusted(error)) return { kind: 'untrusted', reached: 'no' };
  return { kind: isClientRefused(error) ? 'not-admitted' : 'offline', reached: 'no' };
}
