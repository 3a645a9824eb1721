import type { Registry } from '../../shared/verify/registry.ts';
import type { DemoRegistry } from './demo/demo-registry.ts';
import { adapterOf } from './registry/adapters.ts';
import type { LineOptions } from './registry/http-call.ts';
import type { DeskPolicy } from './settings/parse-policy.ts';
import type { Secrets } from './settings/read-secrets.ts';

/** A registry by policy. `embedded` is the demo registry of this very process, when there is one. */
export function openRegistry(
  { registry, card, desk: { id: desk } }: DeskPolicy,
  secrets: Secrets,
  embedded: DemoRegistry | undefined,
  line: LineOptions,
): Registry {
  return adapterOf(registry).open({ secrets, desk, card, line, embedded });
}
