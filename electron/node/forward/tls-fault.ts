import type { ForwardTrouble } from '../../../shared/desk/forwarding.ts';

/** What an error of TLS says of the collector; nothing when only the connection is gone. */
export function faultOf(error: Error): ForwardTrouble | undefined {
  const code = 'code' in error ? String(error.code) : '';
  // The other side's own words, as OpenSSL names them: it did not like what we showed.
  if (code.includes('_ALERT_')) return 'refused';
  return /CERT|SIGNATURE|ISSUER|CRL/.test(code) ? 'untrusted' : undefined;
}
