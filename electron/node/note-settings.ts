import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Policy } from '../../shared/policy/policy.ts';
import { canonicalJson } from '../../shared/record/canonical.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { Journal } from '../../shared/record/journal.ts';
import { attempt } from './journal/attempt.ts';
import { isPlace, leavesOf, type Leaves } from './leaves.ts';
import { writeWhole } from './write-whole.ts';

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
    writeWhole(file, canonicalJson(now));
  });
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
    Object.entries(value).flatMap(([key, text]) =>
      typeof text === 'string' && isPlace(key) ? [[key, text]] : [],
    ),
  );
}

/** As much as an entry may hold. A sign that was cut in two, or is none at all, can't be written. */
function short(text: string | undefined): string | undefined {
  const cut = text !== undefined && text.length > 200 ? `${text.slice(0, 199)}…` : text;
  return cut?.replace(/\p{Surrogate}/gu, '\u{fffd}');
}
