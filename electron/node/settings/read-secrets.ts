/** What opens a registry's door and the way to it. Never in a settings file, a log or the journal. */
export interface Secrets {
  /** The acquirer's or the gateway's token, from ZVIRKA_TOKEN. */
  readonly token: string | undefined;
  /** A second secret that some registries ask at sign-in, already base64, from ZVIRKA_BASIC. */
  readonly basic: string | undefined;
  /** Opens the key of the desk's own certificate, from ZVIRKA_PASSPHRASE. */
  readonly passphrase: string | undefined;
  /** `user:password` for a proxy that asks, from ZVIRKA_PROXY_LOGIN. */
  readonly proxyLogin: string | undefined;
}

/** Reads secrets from the environment; empty values count as absent. */
export function readSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  return {
    token: environment['ZVIRKA_TOKEN'] || undefined,
    basic: environment['ZVIRKA_BASIC'] || undefined,
    passphrase: environment['ZVIRKA_PASSPHRASE'] || undefined,
    proxyLogin: environment['ZVIRKA_PROXY_LOGIN'] || undefined,
  };
}
