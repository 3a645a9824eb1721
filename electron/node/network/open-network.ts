import { readFileSync } from 'node:fs';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { NetworkPolicy } from '../../../shared/policy/network-policy.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import type { Signal } from '../../../shared/verify/signals.ts';
import type { LineOptions } from '../registry/http-call.ts';
import type { Secrets } from '../settings/read-secrets.ts';
import { loginOfEnvironment, proxyOfEnvironment, proxyWords } from './proxy.ts';
import { openTls, type TlsMaterial } from './tls.ts';

/** What the network needs of the world around it. */
export interface NetworkWorld {
  /** The ways to an address as the system tells them, in a PAC script's words; the environment's when absent. */
  readonly systemProxy?: ((url: string) => Promise<string>) | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly tell: (signal: Signal) => void;
}

/** Lays the line to the registry by policy. The fault names the wrong settings, a Ukrainian sentence each. */
export function openNetwork(
  { network, timings }: Policy,
  { passphrase, proxyLogin }: Secrets,
  world: NetworkWorld,
): Result<LineOptions, readonly string[]> {
  const material = readMaterial(network, passphrase);
  if (!material.ok) return material;
  const tls = openTls(material.value);
  if (!tls.ok) return failed([badMaterial[tls.fault](network)]);
  return succeeded({
    connectMs: timings.connectMs,
    firstByteMs: timings.firstByteMs,
    tls: tls.value,
    proxyFor: proxyFor(network.proxy, world),
    proxyLogin: proxyLogin === undefined ? loginOfEnvironment(world.environment) : () => proxyLogin,
    tell: world.tell,
  });
}

function proxyFor(
  proxy: string,
  { systemProxy, environment }: NetworkWorld,
): (url: string) => Promise<string> {
  if (proxy === 'none') return () => Promise.resolve('DIRECT');
  if (proxy !== 'system') return () => Promise.resolve(proxyWords(new URL(proxy)));
  return systemProxy ?? ((url) => Promise.resolve(proxyOfEnvironment(url, environment)));
}

function readMaterial(
  { caFile, client, pins }: NetworkPolicy,
  passphrase: string | undefined,
): Result<TlsMaterial, readonly string[]> {
  const places: string[] = [];
  const read = (setting: string, file: string | undefined): Buffer | undefined => {
    const bytes = file === undefined ? undefined : readFile(file);
    if (typeof bytes !== 'string') return bytes;
    places.push(`network.${setting}: ${bytes}`);
    return undefined;
  };
  const ca = read('caFile', caFile)?.toString('latin1');
  const pair = client && 'certFile' in client ? client : undefined;
  const cert = read('client.certFile', pair?.certFile)?.toString('latin1');
  const key = read('client.keyFile', pair?.keyFile)?.toString('latin1');
  const pfx = read('client.pfxFile', client && 'pfxFile' in client ? client.pfxFile : undefined);
  return places.length > 0 ? failed(places) : succeeded({ ca, cert, key, pfx, passphrase, pins });
}

/** The bytes, or what is wrong with the file. */
function readFile(file: string): Buffer | string {
  try {
    return readFileSync(file);
  } catch (error) {
    const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isAbsent ? 'такого файлу немає.' : 'файл не вдалося прочитати.';
  }
}

const badMaterial = {
  ca: () => 'network.caFile: у файлі немає сертифікатів у форматі PEM.',
  client: ({ client }: NetworkPolicy) =>
    client && 'pfxFile' in client
      ? 'network.client.pfxFile: це не PKCS #12, або пароль до нього (ZVIRKA_PASSPHRASE) не той.'
      : 'network.client: сертифікат і ключ не підходять одне до одного, або пароль до ключа (ZVIRKA_PASSPHRASE) не той.',
} as const;
