import type { ReadableDb } from '../database.ts';
import { compile, sampleOf } from '../texts/pack.ts';
import { type LeafWriter, leafWriter } from '../texts/unpack.ts';

/** A shape, and the kind of the entries that have it. */
export interface KnownShape {
  readonly leafBytes: LeafWriter;
  readonly kind: unknown;
}

/** The shapes by their ids, each made ready once. */
export function knownShapes(db: ReadableDb): (id: number) => KnownShape | undefined {
  const select = db.prepare<[number], string>('SELECT text FROM shape WHERE id = ?').pluck();
  const known = new Map<number, KnownShape>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const text = select.get(id);
    if (text === undefined) return undefined;
    const made = { leafBytes: leafWriter(compile(text)), kind: kindOf(text) };
    known.set(id, made);
    return made;
  };
}

function kindOf(text: string): unknown {
  const sample = sampleOf(text);
  return typeof sample === 'object' && sample !== null && 'kind' in sample
    ? sample.kind
    : undefined;
}
