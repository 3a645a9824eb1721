import { never } from '../../shared/lib/never.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import type { DemoRegistry } from './demo/demo-registry.ts';
import { openDemo } from './registry/demo.ts';
import { openDiia } from './registry/diia.ts';
import type { LineOptions } from './registry/http-call.ts';
import { openHttp } from './registry/http.ts';
import { openTrembita } from './registry/trembita.ts';
import type { Secrets } from './settings/read-secrets.ts';

/** A registry by policy. `embedded` is the demo registry of this very process, when there is one. */
export function openRegistry(
  { registry, card, desk: { id: desk } }: Policy,
  { token, basic }: Secrets,
  embedded: DemoRegistry | undefined,
  line: LineOptions,
): Registry {
  switch (registry.adapter) {
    case 'demo': {
      const url = registry.url ?? embedded?.url;
      if (url === undefined) throw new Error('a demo registry has no address');
      return openDemo({ url, speaks: registry.speaks, desk, card, line });
    }
    case 'diia':
      return openDiia({ ...registry, token: token ?? '', basic, line });
    case 'http':
      return openHttp({ ...registry, token, desk, purpose: registry.purpose, card, line });
    case 'trembita':
      return openTrembita({ policy: registry, desk, card, line });
    default:
      return never(registry);
  }
}
