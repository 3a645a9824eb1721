import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeAuthority } from '../../fakes/certificates.ts';

/** PEM files of one key and its certificate. */
export interface Paper {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A certificate authority of a test's own, whose papers lie in a directory. */
export interface PaperAuthority {
  readonly caFile: string;
  /** A new key with a certificate for a host. */
  issue(whose: string, host?: string): Paper;
}

export function paperAuthority(directory: string): PaperAuthority {
  const authority = makeAuthority();
  const written = (name: string, pem: string) => {
    const file = path.join(directory, name);
    writeFileSync(file, pem);
    return file;
  };
  return {
    caFile: written('authority.pem', authority.cert),
    issue: (whose, host = 'localhost') => {
      const { cert, key } = authority.issue({ names: [host] });
      return { certFile: written(`${whose}.pem`, cert), keyFile: written(`${whose}.key`, key) };
    },
  };
}
