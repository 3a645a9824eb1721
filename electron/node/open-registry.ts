import type { Policy } from '../../shared/policy/policy.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import type { DemoRegistry } from './demo/demo-registry.ts';
import { openDemo } from './registry/demo.ts';
import { openDiia } from './registry/diia.ts';
import type { Secrets } from './settings/read-secrets.ts';

/** A registry by policy. `embedded` is the demo registry of this very process, when there is one. */
export function openRegistry(
  { registry, timings }: Policy,
  secrets: Secrets,
  embedded: DemoRegistry | undefined,
): Registry {
  const { connectMs } = timings;
  if (registry.adapter === 'diia') {
    return openDiia({
      url: registry.url,
      token: secrets.token ?? '',
      basic: secrets.basic,
      branches: registry.branches,
      qr: registry.qr,
      connectMs,
    });
  }
  const url = registry.url ?? embedded?.url;
  if (url === undefined) throw new Error('a demo registry has no address');
  return openDemo({ url, connectMs });
}
