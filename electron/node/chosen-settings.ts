import type { SettingsView, ShownPolicy } from '../../shared/contract/settings.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { leavesOf } from './leaves.ts';
import { defaultPolicy } from './settings/parse-policy.ts';

/** The policy as people look at it, and the places where it differs from the program's own defaults. */
export function shownPolicy(policy: Policy): Pick<SettingsView, 'policy' | 'own'> {
  const shown = pick(policy);
  const [chosen, standard] = [leavesOf(shown), leavesOf(pick(defaultPolicy))];
  return { policy: shown, own: Object.keys(chosen).filter((key) => chosen[key] !== standard[key]) };
}

function pick(policy: Policy): ShownPolicy {
  const { desk, operator, services, language, registry, network } = policy;
  const { timings, scanners, capture, forward } = policy;
  const { anchors } = policy.journal;
  return {
    ...{ desk, operator, services, language, registry, network, timings, scanners, capture },
    journal: { anchors },
    forward,
  };
}
