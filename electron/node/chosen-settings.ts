import type { SettingsView, ShownPolicy } from '../../shared/contract/settings.ts';
import { defaultPolicy } from '../../shared/policy/parse-policy.ts';
import type { Policy } from '../../shared/policy/policy.ts';

/** The policy as people look at it, and the places where it differs from the program's own defaults. */
export function shownPolicy(policy: Policy): Pick<SettingsView, 'policy' | 'own'> {
  const shown = pick(policy);
  return { policy: shown, own: differing('', shown, pick(defaultPolicy)) };
}

function pick(policy: Policy): ShownPolicy {
  const { desk, operator, services, language, registry, timings, scanners, capture } = policy;
  return { desk, operator, services, language, registry, timings, scanners, capture };
}

/** As `timings.askMs`: a list or a single value is one place. */
function differing(place: string, value: unknown, standard: unknown): readonly string[] {
  if (!isPlain(value)) {
    return JSON.stringify(value) === JSON.stringify(standard) ? [] : [place];
  }
  const beside = isPlain(standard) ? standard : {};
  return Object.keys(value).flatMap((key) =>
    differing(place === '' ? key : `${place}.${key}`, value[key], beside[key]),
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
