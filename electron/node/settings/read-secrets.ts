/** What opens a registry's door. Never in a settings file, a log or the journal. */
export interface Secrets {
  /** The acquirer's token, from ZVIRKA_TOKEN. */
  readonly token: string | undefined;
  /** A second secret that some registries ask at sign-in, already base64, from ZVIRKA_BASIC. */
  readonly basic: string | undefined;
}

/** Reads secrets from the environment; empty values count as absent. */
export function readSecrets(environment: Readonly<Record<string, string | undefined>>): Secrets {
  return {
    token: environment['ZVIRKA_TOKEN'] || undefined,
    basic: environment['ZVIRKA_BASIC'] || undefined,
  };
}
