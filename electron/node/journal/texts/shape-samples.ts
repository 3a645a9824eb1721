import { describes, type Described, type EntryFilter } from '../../../../shared/record/filter.ts';
import type { ReadableDb } from '../database.ts';
import { sampleOf } from './pack.ts';

/** What the shapes of a journal say: all that entries have in common, so a filter needs no index of its own. */
export interface ShapeSamples {
  /** The shapes whose entries may pass; nothing when the filter asks for nothing that a shape tells. */
  readonly passing: (filter: EntryFilter) => readonly number[] | undefined;
  readonly all: () => readonly Described[];
}

/** Reads each shape once; those that have come since are read at the next question. */
export function shapeSamples(db: ReadableDb): ShapeSamples {
  const newer = db.prepare<[number], { id: number; text: string }>(
    'SELECT id, text FROM shape WHERE id > ? ORDER BY id',
  );
  const known: { readonly id: number; readonly sample: Described | undefined }[] = [];
  const refresh = () => {
    for (const { id, text } of newer.all(known.at(-1)?.id ?? 0)) {
      known.push({ id, sample: describedBy(text) });
    }
    return known;
  };
  return {
    passing: (filter) => {
      if (!asksOfShape(filter)) return undefined;
      // A text that was kept whole says nothing beforehand.
      const isPassing = (sample: Described | undefined) => !sample || describes(filter, sample);
      return refresh().flatMap(({ id, sample }) => (isPassing(sample) ? [id] : []));
    },
    all: () => refresh().flatMap(({ sample }) => sample ?? []),
  };
}

function asksOfShape({
  kinds,
  outcomes,
  because,
  operator,
  service,
  source,
}: EntryFilter): boolean {
  return [kinds, outcomes, because, operator, service, source].some((one) => one !== undefined);
}

function describedBy(shape: string): Described | undefined {
  const sample = sampleOf(shape);
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- only a hint: each entry is looked at again when it is read
  return sample === undefined ? undefined : (sample as Described);
}
