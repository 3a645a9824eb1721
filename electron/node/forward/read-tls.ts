import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import type { ForwardTls } from '../../../shared/policy/forward-policy.ts';

/** What a connection to the collector trusts and shows; PEM. */
export interface TlsFiles {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
}

/** Reads the files that the settings name; nothing when one can't be read or used. */
export function readTls({ caFile, client }: ForwardTls): TlsFiles | undefined {
  try {
    const files = {
      ...(caFile !== undefined && { ca: readFileSync(caFile) }),
      ...(client && { cert: readFileSync(client.certFile), key: readFileSync(client.keyFile) }),
    };
    // Throws for what is no certificate, and for a key that is not the certificate's.
    tls.createSecureContext(files);
    return files;
  } catch {
    return undefined;
  }
}
