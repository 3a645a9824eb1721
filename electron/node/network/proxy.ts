import { request, type ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';

/** One way to the registry's host: straight, or through a proxy. */
export type Way = { readonly kind: 'direct' } | { readonly kind: 'proxy'; readonly address: URL };

/**
 * Reads what a PAC script or a system says ("PROXY host:port; DIRECT"), the best first. SOCKS and
 * proxies behind TLS are not spoken to and left out; nothing understood means no way at all, and never
 * one past the proxy.
 */
export function waysOf(told: string): readonly Way[] {
  return told.split(';').flatMap((one): readonly Way[] => {
    const [kind = '', host = ''] = one.trim().split(/\s+/);
    if (kind.toUpperCase() === 'DIRECT') return [{ kind: 'direct' }];
    const isSpoken = /^(?:PROXY|HTTP)$/i.test(kind) && URL.canParse(`http://${host}`);
    return isSpoken ? [{ kind: 'proxy', address: new URL(`http://${host}`) }] : [];
  });
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What the environment says of proxies, in a PAC script's words: HTTPS_PROXY, else ALL_PROXY, but for the
 * hosts of NO_PROXY. Small letters go first, an empty value is none. A named proxy that can't be read is
 * no way at all.
 */
export function proxyOfEnvironment(url: string, environment: Environment): string {
  const { hostname, port } = new URL(url);
  const named = namedIn(environment);
  const none = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  if (named === undefined || isExcepted(hostname, port, none)) return 'DIRECT';
  const address = addressOf(named);
  return address ? proxyWords(address) : 'UNREADABLE';
}

/** The `user:password` in the environment's proxy address, if any, for that very proxy and no other. */
export function loginOfEnvironment(environment: Environment): (proxy: URL) => string | undefined {
  const named = namedIn(environment) ?? '';
  const own = addressOf(named);
  const login = loginIn(named);
  return (proxy) => (own?.host === proxy.host ? login : undefined);
}

function namedIn(environment: Environment): string | undefined {
  const names = ['https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
  return names.map((name) => environment[name]).find(Boolean);
}

function addressOf(named: string): URL | undefined {
  const address = named.includes('://') ? named : `http://${named}`;
  return URL.canParse(address) ? new URL(address) : undefined;
}

/** Of the text, for `URL` would encode what is written plainly. Without a colon the password is empty. */
function loginIn(named: string): string | undefined {
  const [, login = ''] = /^(?:[^/?#]*:\/\/)?([^/?#]*)@/.exec(named) ?? [];
  if (login === '' || login.startsWith(':')) return undefined;
  return decoded(login.includes(':') ? login : `${login}:`);
}

/** A `%` that encodes nothing stands for itself. */
function decoded(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** A proxy's address in a PAC script's words. */
export function proxyWords({ protocol, hostname, port }: URL): string {
  return `${protocol === 'http:' ? 'PROXY' : 'HTTPS'} ${hostname}:${port || '80'}`;
}

function isExcepted(hostname: string, port: string, none: string): boolean {
  return none.split(/[\s,]+/).some((one) => {
    const [host = '', only] = one
      .replace(/^\*?\./, '')
      .toLowerCase()
      .split(':');
    if (one === '*') return true;
    if (host === '' || (only !== undefined && only !== (port || '443'))) return false;
    return hostname === host || hostname.endsWith(`.${host}`);
  });
}

/** Digs a tunnel to `target` (`host:port`) through a proxy (RFC 9110 §9.3.6). Nothing of a question is in it. */
export function tunnel(
  proxy: URL,
  target: string,
  login: string | undefined,
  signal: AbortSignal,
): Promise<Result<Socket, Fault>> {
  return new Promise((resolve) => {
    const digging = dig(proxy, target, login, signal);
    const refuse = (kind: Fault['kind']) => {
      resolve(failed({ kind, reached: 'no' }));
      digging.destroy();
    };
    digging.on('error', () => refuse('offline'));
    digging.on('close', () => refuse('offline'));
    // Proxies answer a CONNECT with a page of their own only to refuse it.
    digging.on('response', () => refuse('proxy-refused'));
    digging.on('connect', (response, socket, head) => {
      const isDug = response.statusCode === 200;
      // SECURITY: nobody may say anything before he was asked.
      if (isDug && head.length === 0) {
        resolve(succeeded(socket));
        return;
      }
      socket.destroy();
      refuse(isDug || isAway(response.statusCode) ? 'offline' : 'proxy-refused');
    });
    digging.end();
  });
}

function dig(
  proxy: URL,
  target: string,
  login: string | undefined,
  signal: AbortSignal,
): ClientRequest {
  const basic = login === undefined ? undefined : Buffer.from(login).toString('base64');
  return request({
    method: 'CONNECT',
    hostname: proxy.hostname.replace(/^\[|\]$/g, ''),
    port: proxy.port || undefined,
    path: target,
    agent: false,
    signal,
    headers: {
      host: target,
      ...(basic !== undefined && { 'proxy-authorization': `Basic ${basic}` }),
    },
  });
}

/** The proxy is there and took us, and can't find the registry. */
function isAway(status: number | undefined): boolean {
  return status === 502 || status === 503 || status === 504;
}
