import { openWritable, type WritableDb } from '../../../electron/node/journal/database.ts';
import { proveOpened } from '../../../electron/node/journal/prove/prove.ts';
import { dice, mutations } from './mutate.ts';

/** What a mutation came to. */
export interface Mutated {
  readonly name: string;
  readonly seed: number;
  readonly expected: number;
  readonly firstBad: number | undefined;
}

/** Does each mutation some times on a journal's file, each time on the untouched one, and proves it. */
export function* mutateAll(
  file: string,
  size: number,
  key: Uint8Array,
  times: number,
): Generator<Mutated> {
  const db = openWritable(file);
  const triggers = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
  for (const name of triggers.pluck().all()) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  const reading = { db, isSchemaOurs: true, isEmpty: false, isMarked: true };
  for (let seed = 1; seed <= times; seed += 1) {
    for (const [name, mutate] of Object.entries(mutations)) {
      yield undone(db, () => {
        const expected = mutate(db, size, dice(seed));
        return { name, seed, expected, firstBad: proveOpened(reading, key).firstBad };
      });
    }
  }
  db.close();
}

/** Does work within a transaction that is then undone. */
function undone<Value>(db: WritableDb, work: () => Value): Value {
  db.exec('BEGIN');
  try {
    return work();
  } finally {
    db.exec('ROLLBACK');
  }
}
