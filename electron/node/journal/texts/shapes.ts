import type { ReadableDb, WritableDb } from '../database.ts';
import { compile } from './pack.ts';
import type { Shape } from './unpack.ts';

/** The shapes of a journal, each made ready once. */
export interface ShapeReader {
  readonly byId: (id: number) => Shape | undefined;
}

/** An id stands for the same shape for ever: ids are not used again. */
export function shapeReader(db: ReadableDb): ShapeReader {
  const select = db.prepare<[number], string>('SELECT text FROM shape WHERE id = ?').pluck();
  const ready = new Map<number, Shape>();
  return {
    byId: (id) => {
      const known = ready.get(id);
      if (known) return known;
      const text = select.get(id);
      if (text === undefined) return undefined;
      const shape = compile(text);
      ready.set(id, shape);
      return shape;
    },
  };
}

/** The id of a shape, which is added when it is new. */
export function shapeKeeper(db: WritableDb): (text: string) => number {
  const find = db.prepare<[string], number>('SELECT id FROM shape WHERE text = ?').pluck();
  const add = db.prepare('INSERT INTO shape (text) VALUES (?)');
  // Not remembered here: the transaction that adds one may yet be undone.
  return (text) => find.get(text) ?? Number(add.run(text).lastInsertRowid);
}
