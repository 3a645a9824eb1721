import type { Branch } from '../node/registry/diia-scope.ts';
import { parsePolicy, type DeskPolicy } from '../node/settings/parse-policy.ts';
import { readSettings } from '../node/settings/read-settings.ts';
import { BadSettings } from './bad-settings.ts';

/** The settings file, with what the command line and the environment say above it; throws `BadSettings`. */
export function policyOf(words: {
  readonly settings?: string | undefined;
  readonly adapter?: string | undefined;
  readonly registry?: string | undefined;
}): DeskPolicy {
  const read = readSettings(words.settings);
  if (!read.ok) throw new BadSettings(read.fault);
  const policy = read.value;
  const adapter = words.adapter ?? policy.registry.adapter;
  // Another adapter's address is not this one's: our secrets would go to a stranger.
  const kept = policy.registry.adapter === adapter ? policy.registry : { adapter };
  const above = parsePolicy({
    ...policy,
    registry: {
      ...kept,
      ...(words.registry !== undefined && { url: words.registry }),
      ...(adapter === 'diia' && branchAbove(policy)),
    },
  });
  if (above.ok) return above.value;
  throw new BadSettings({
    because: 'settings-wrong',
    file: words.settings ?? '',
    places: above.fault,
  });
}

/** The environment's branch goes before the settings', with what they know of it. */
function branchAbove({ registry }: DeskPolicy): { readonly branches?: readonly Partial<Branch>[] } {
  const id = process.env['ZVIRKA_BRANCH'];
  if (!id) return {};
  const known = registry.adapter === 'diia' ? registry.branches : [];
  return { branches: [known.find((branch) => branch.id === id) ?? { id }] };
}
