import type { ShownPolicy } from '../../shared/contract/settings.ts';
import type { SettingPlace } from '../words/settings-words.ts';
import type { Words } from '../words/words.ts';
import { spanOf } from './span.ts';

/** A setting's value for people. */
export function placeValue(place: SettingPlace, policy: ShownPolicy, words: Words): string {
  const { settings, desk: said } = words;
  const { desk, registry, network, timings, scanners, capture } = policy;
  const yes = (is: boolean) => (is ? settings.yes : settings.no);
  const values: Readonly<Record<SettingPlace, string>> = {
    'desk.id': desk.id,
    'desk.centre': desk.centre,
    'desk.window': desk.window,
    operator: policy.operator,
    services: policy.services.join(', '),
    language: said.languages[policy.language],
    'registry.adapter': settings.adapters[registry.adapter],
    'registry.url': ('url' in registry ? registry.url : undefined) ?? settings.demoUrl,
    'network.proxy': isNamed(network.proxy) ? settings.proxies[network.proxy] : network.proxy,
    'network.caFile': network.caFile ?? '',
    'network.client': clientOf(network.client),
    'network.pins': network.pins.length === 0 ? '' : String(network.pins.length),
    'network.slowMs': spanOf(network.slowMs, words.link),
    'timings.connectMs': spanOf(timings.connectMs, words.link),
    'timings.askMs': spanOf(timings.askMs, words.link),
    'timings.personalMs': spanOf(timings.personalMs, words.link),
    'timings.closeMs': spanOf(timings.closeMs, words.link),
    'timings.repeatMs': spanOf(timings.repeatMs, words.link),
    'scanners.serial': scanners.serial.map(({ path, vendorId }) => path ?? vendorId).join(', '),
    'scanners.hidPos': yes(scanners.hidPos),
    'capture.rebuildBookCodes': yes(capture.rebuildBookCodes),
    'journal.anchors': policy.journal.anchors
      .map(({ folder, neighbours }) => (neighbours ? settings.withNeighbours(folder) : folder))
      .join(', '),
    forward: collectorOf(policy.forward),
  };
  return values[place] || settings.none;
}

function isNamed(proxy: string): proxy is 'system' | 'none' {
  return proxy === 'system' || proxy === 'none';
}

/** By the name of its file. */
function clientOf(client: ShownPolicy['network']['client']): string {
  if (!client) return '';
  return 'pfxFile' in client ? client.pfxFile : client.certFile;
}

function collectorOf(forward: ShownPolicy['forward']): string {
  if (!forward) return '';
  if (forward.kind === 'otlp') return `OTLP, ${forward.url}`;
  const { host, port } = forward;
  return `syslog, ${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
