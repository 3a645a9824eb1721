import type { Journal } from '../../shared/record/journal.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { JournalError } from './journal/errors.ts';
import { existingKey, type Sealer } from './keys.ts';
import { standOf } from './open-desk.ts';
import { hasProvedClock } from './proved-clock.ts';
import { adapterOf } from './registry/adapters.ts';
import { withEvidence } from './registry/evidence.ts';
import type { DeskPolicy } from './settings/parse-policy.ts';

/** Where answers are followed to their evidence. */
export interface EvidencePlace {
  readonly policy: DeskPolicy;
  readonly journal: Journal;
  /** The journal's directory. */
  readonly directory: string;
  readonly sealer?: Sealer | undefined;
  /** Hears of a bug in what follows the answers. */
  readonly onBug: (error: unknown) => void;
}

/** A registry whose answers are followed by their evidence, where protocol and settings have it so. */
export function openEvidence(
  registry: Registry,
  { policy, journal, directory, sealer, onBug }: EvidencePlace,
): Registry & { settled?(): Promise<void> } {
  const { evidence } = adapterOf(policy.registry);
  if (!evidence || !registry.evidence) return registry;
  const stand = standOf(policy);
  return withEvidence({
    registry,
    ...evidence,
    directory,
    key: () => keyOf(directory, sealer),
    note: (found) => journal.note({ ...stand, kind: 'evidence', ...found }).ok,
    isClockProved: () => {
      const proved = hasProvedClock(journal, Date.now());
      return proved.ok && proved.value;
    },
    onBug,
  });
}

/** A key that can't be had now is no reason to stop: the container is fetched again later. */
function keyOf(directory: string, sealer: Sealer | undefined): Uint8Array | undefined {
  try {
    return existingKey(directory, sealer);
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}
