/** Where a centre collects the entries of its desks; the files are read when they are needed. */
export type ForwardPolicy =
  | {
      /** Syslog over TLS (RFC 5425). */
      readonly kind: 'syslog';
      /** A name or an address; the collector's certificate must be for it. */
      readonly host: string;
      readonly port: number;
      readonly tls: ForwardTls;
    }
  | {
      /** OTLP/HTTP logs. */
      readonly kind: 'otlp';
      /** Without `/v1/logs`. */
      readonly url: string;
      readonly tls: ForwardTls;
      /** A file with a bearer token. */
      readonly tokenFile: string | undefined;
    };

/** What a collector must show and is shown; PEM files. */
export interface ForwardTls {
  /** Whom to trust in place of the world's authorities. */
  readonly caFile: string | undefined;
  readonly client: { readonly certFile: string; readonly keyFile: string } | undefined;
}
