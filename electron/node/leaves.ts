import type { ShownPolicy } from '../../shared/contract/settings.ts';
import type { Policy } from '../../shared/policy/policy.ts';

export type Leaves = Readonly<Record<string, string>>;

/**
 * Each setting by its place, as JSON text; one that is absent has no text. A list is one setting, and so is
 * whatever has names in it that people choose, or too long a place.
 */
export function leavesOf(policy: Partial<Policy> | ShownPolicy): Leaves {
  return Object.fromEntries(leaves('', policy));
}

function leaves(place: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === undefined) return [];
  const leaf = [[place, JSON.stringify(value)]] as const;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return leaf;
  const placeOf = (key: string) => (place === '' ? key : `${place}.${key}`);
  const isNamed = (key: string) => !key.includes('.') && isPlace(placeOf(key));
  if (!Object.keys(value).every(isNamed)) return leaf;
  return Object.entries(value).flatMap(([key, part]) => leaves(placeOf(key), part));
}

/** Whether an entry can name a setting so. */
export function isPlace(place: string): boolean {
  return place.length <= 100 && /^\w+(?:\.\w+)*$/.test(place);
}
