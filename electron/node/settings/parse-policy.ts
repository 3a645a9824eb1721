import { policyReader } from '../../../shared/policy/policy-reader.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { registrySettings, type AnyRegistryPolicy } from '../registry/adapters.ts';

/** What this desk may do, with its registry's settings whole. */
export type DeskPolicy = Policy<AnyRegistryPolicy>;

/** Reads settings that came from a file: unknown keys and wrong values are faults, missing ones have defaults. */
export const parsePolicy = policyReader(registrySettings);

/** What a desk without any settings does: the demo. */
export const defaultPolicy: DeskPolicy = standard();

function standard(): DeskPolicy {
  const parsed = parsePolicy({});
  if (!parsed.ok) throw new Error(parsed.fault.join('\n'));
  return parsed.value;
}
