import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Policy } from '../../shared/policy/policy.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { Journal } from '../../shared/record/journal.ts';
import { attempt } from './journal/attempt.ts';

/**
 * Tells the journal which settings are not as they were at the last start, each by its key; `by` is the
 * account that started the program. What settings were is kept in a file beside the journal: no secret is
 * in a policy. The first start tells nothing, and a file that can't be read is a first start.
 */
export function noteSettings(
  directory: string,
  policy: Policy,
  journal: Pick<Journal, 'note'>,
  stand: Stand,
  by: string,
): void {
  const file = path.join(directory, 'settings.seen');
  const now = leavesOf(policy);
  const was = seen(file);
  const keys = new Set([...Object.keys(was ?? now), ...Object.keys(now)]);
  const changed = [...keys].filter((key) => was && was[key] !== now[key]).sort();
  const notes = changed.map((key) =>
    journal.note({
      ...stand,
      kind: 'setting',
      key,
      was: short(was?.[key]),
      now: short(now[key]),
      by,
    }),
  );
  // What could not be told now is told at the next start.
  if (notes.some(({ ok }) => !ok) || (was && changed.length === 0)) return;
  attempt(() => {
    writeFileSync(`${file}.draft`, canonicalJson(now), { mode: 0o600, flush: true });
    renameSync(`${file}.draft`, file);
  });
}

type Leaves = Readonly<Record<string, string>>;

/** Each setting by its path, such as `timings.askMs`, as JSON text; a list is one setting. */
function leavesOf(policy: Policy): Leaves {
  return Object.fromEntries(leaves('', policy));
}

function leaves(place: string, value: unknown): readonly (readonly [string, string])[] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [[place, JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(place === '' ? key : `${place}.${key}`, part),
  );
}

function seen(file: string): Leaves | undefined {
  const read = attempt(() => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  try {
    const value: unknown = JSON.parse(read.ok ? read.value : '');
    const isLeaves = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isLeaves ? leavesFrom(value) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function leavesFrom(value: object): Leaves {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) => (typeof text === 'string' ? [[key, text]] : [])),
  );
}

/** As much as an entry may hold. */
function short(text: string | undefined): string | undefined {
  return text !== undefined && text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
