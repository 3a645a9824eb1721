/** How the registry is reached. Passphrases and logins are not here: they are secrets. */
export interface NetworkPolicy {
  /** The system's own proxy settings, none at all, or one proxy's address. */
  readonly proxy: string;
  /** Certificates trusted besides the system's: a PEM file. */
  readonly caFile?: string | undefined;
  /** The desk's own certificate and its key: two PEM files, or one PKCS #12. */
  readonly client?: ClientCertificate | undefined;
  /** SHA-256 of the registry's public keys (SPKI), base64: none, or at least two, so that one may be replaced. */
  readonly pins: readonly string[];
  /** An average of the last five answers over this is as good as none, in milliseconds. */
  readonly slowMs: number;
}

export type ClientCertificate =
  { readonly certFile: string; readonly keyFile: string } | { readonly pfxFile: string };

/** How long a desk may be without its registry before the centre wants to hear of it, in milliseconds. */
export interface OfflineLimits {
  readonly spanMs: number;
  readonly monthMs: number;
}
