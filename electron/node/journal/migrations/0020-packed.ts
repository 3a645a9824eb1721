import type { WritableDb } from '../database.ts';

/**
 * Entries of every kind, stored packed: a shape that many share, and the bytes for its holes (the code that
 * reads them is `pack.ts`; `pack` below is its copy as it was). A purged entry keeps its leaf alone.
 */
export function up(db: WritableDb): void {
  db.exec(entries);
  repack(db);
  db.exec(`
    DROP TABLE entry;
    ALTER TABLE packed_entry RENAME TO entry;
  `);
  db.exec(indexes);
  db.exec(laws);
  db.exec(around);
  db.exec(checkpoints);
}

const entries = `
  CREATE TABLE shape (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TRIGGER shape_is_final BEFORE UPDATE ON shape BEGIN SELECT RAISE(ABORT, 'shapes are final'); END;

  CREATE TABLE purge (only INTEGER PRIMARY KEY CHECK (only = 1), until INTEGER NOT NULL CHECK (until >= 0)) STRICT;
  INSERT INTO purge VALUES (1, 0);
  CREATE TRIGGER purge_only_rises BEFORE UPDATE ON purge WHEN NEW.until < OLD.until
  BEGIN SELECT RAISE(ABORT, 'what was purged does not come back'); END;
  CREATE TRIGGER purge_is_kept BEFORE DELETE ON purge BEGIN SELECT RAISE(ABORT, 'the purge is kept'); END;

  CREATE TABLE packed_entry (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    shape INTEGER REFERENCES shape (id),
    recorded_at INTEGER CHECK ((recorded_at IS NULL) = (shape IS NULL)),
    packed BLOB CHECK ((packed IS NULL) = (shape IS NULL)),
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    mark BLOB CHECK (length(mark) = 8)
  ) STRICT;
`;

const indexes = `
  -- Each with the number at its end: any mixture of shapes is a page of a few short walks.
  CREATE INDEX entry_by_shape ON entry (shape) WHERE shape IS NOT NULL;
  -- By blocks of 65,536 entries: only the newest block of an index is ever written, so an old journal is as quick as a new one.
  CREATE INDEX entry_by_request ON entry (number >> 16, substr(packed, 1, 8)) WHERE packed IS NOT NULL;
  CREATE INDEX entry_by_code ON entry (number >> 16, substr(packed, 17, 8)) WHERE packed IS NOT NULL;
`;

const laws = `
  -- INSERT OR REPLACE deletes without asking the triggers of DELETE.
  CREATE TRIGGER entry_is_new BEFORE INSERT ON entry
  WHEN NEW.packed IS NULL OR NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
  BEGIN SELECT RAISE(ABORT, 'entries follow one another'); END;
  -- All that may happen to an entry: it is marked, if it was not, and its text goes, once the journal itself
  -- has told that it will.
  CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry
  WHEN NEW.number <> OLD.number OR NEW.leaf <> OLD.leaf
    OR (NEW.mark IS NOT OLD.mark AND OLD.mark IS NOT NULL)
    OR NOT (NEW.packed IS OLD.packed AND NEW.shape IS OLD.shape AND NEW.recorded_at IS OLD.recorded_at
      OR NEW.packed IS NULL AND OLD.number <= (SELECT until FROM purge))
  BEGIN SELECT RAISE(ABORT, 'entries are final'); END;
  CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are kept'); END;
  CREATE TRIGGER shape_is_used BEFORE DELETE ON shape
  WHEN EXISTS (SELECT 1 FROM entry WHERE shape = OLD.id)
  BEGIN SELECT RAISE(ABORT, 'shapes are kept while they are used'); END;
`;

const around = `
  -- Where the clock went back: between two of these, entries stand in the order of their times.
  CREATE TABLE run (first INTEGER PRIMARY KEY) STRICT;
  INSERT INTO run SELECT number FROM (
    SELECT number, recorded_at < lag(recorded_at) OVER (ORDER BY number) AS is_back FROM entry
  ) WHERE is_back;

  -- Roots of full subtrees: level 1 of 256 leaves, level 2 of 65,536 and so on; place 0 is the leftmost.
  CREATE TABLE subtree (
    level INTEGER NOT NULL CHECK (level > 0),
    place INTEGER NOT NULL CHECK (place >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, place)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER subtree_is_final BEFORE UPDATE ON subtree BEGIN SELECT RAISE(ABORT, 'subtrees are final'); END;
  CREATE TRIGGER subtree_is_kept BEFORE DELETE ON subtree BEGIN SELECT RAISE(ABORT, 'subtrees are kept'); END;
`;

const checkpoints = `
  CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY CHECK (size >= 0),
    made_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    key TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER checkpoint_is_new BEFORE INSERT ON checkpoint
  WHEN NEW.size <= (SELECT max(size) FROM checkpoint)
  BEGIN SELECT RAISE(ABORT, 'checkpoints follow one another'); END;
  CREATE TRIGGER checkpoint_is_final BEFORE UPDATE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are final'); END;
  CREATE TRIGGER checkpoint_is_kept BEFORE DELETE ON checkpoint BEGIN SELECT RAISE(ABORT, 'checkpoints are kept'); END;

  CREATE TABLE neighbour (
    origin TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0),
    received_at INTEGER NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (origin, size)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER neighbour_is_new BEFORE INSERT ON neighbour
  WHEN EXISTS (SELECT 1 FROM neighbour WHERE origin = NEW.origin AND size = NEW.size)
  BEGIN SELECT RAISE(ABORT, 'a neighbour is not contradicted'); END;
  CREATE TRIGGER neighbour_is_final BEFORE UPDATE ON neighbour BEGIN SELECT RAISE(ABORT, 'neighbours are final'); END;
  CREATE TRIGGER neighbour_is_kept BEFORE DELETE ON neighbour BEGIN SELECT RAISE(ABORT, 'neighbours are kept'); END;
`;

interface Old {
  readonly number: number;
  readonly recordedAt: unknown;
  readonly bytes: Buffer;
  readonly leaf: Buffer;
}

/** A thousand at a time: a connection that iterates can't write. */
function repack(db: WritableDb): void {
  const page = db.prepare<[number], Old>(`
    SELECT number, CASE WHEN json_valid(text) THEN text ->> '$.recordedAt' END AS recordedAt,
      CAST(text AS BLOB) AS bytes, leaf
    FROM entry
    WHERE number > ? ORDER BY number LIMIT 1000`);
  const addShape = db.prepare('INSERT INTO shape (text) VALUES (?) ON CONFLICT (text) DO NOTHING');
  const shapeOf = db.prepare<[string], number>('SELECT id FROM shape WHERE text = ?').pluck();
  const add = db.prepare('INSERT INTO packed_entry VALUES (?, ?, ?, ?, ?, NULL)');
  let last = 0;
  for (let rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    for (const { number, recordedAt, bytes, leaf } of rows) {
      const at = Number.isSafeInteger(recordedAt) ? Number(recordedAt) : 0;
      const packed = pack(bytes, number, at);
      addShape.run(packed.shape);
      add.run(number, shapeOf.get(packed.shape), at, packed.bytes, leaf);
      last = number;
    }
  }
}

/** As `pack` was when entries were first packed. A text that no program wrote stays whole. */
function pack(bytes: Buffer, number: number, at: number): { shape: string; bytes: Buffer } {
  const text = bytes.toString('utf8');
  const isOurs = bytes.equals(Buffer.from(text)) && !control.test(text);
  if (!isOurs) return { shape: '\u0007', bytes };
  const taken = { uuids: [] as string[], digests: [] as string[], numbers: [] as string[] };
  const take = (kind: keyof typeof taken, found: string, hole: string) => {
    taken[kind].push(found);
    return hole;
  };
  const shape = text.replace(token, (found: string, offset: number) => {
    if (uuid.test(found)) return take('uuids', found, '"\u0001"');
    if (digest.test(found)) return take('digests', found, '"\u0002"');
    const key = /"(version|number|recordedAt)":$/.exec(text.slice(0, offset))?.[1];
    if (found.startsWith('"') || key === 'version') return found;
    if (key === 'number' && found === String(number)) return '\u0003';
    if (key === 'recordedAt' && found === String(at)) return '\u0004';
    if (moment.test(found)) return take('numbers', String(at - Number(found)), '\u0005');
    return take('numbers', found, '\u0006');
  });
  const hex = [...taken.uuids, ...taken.digests].join('').replaceAll(/["-]/g, '');
  const numbers = Buffer.from(taken.numbers.join(','));
  return { shape, bytes: Buffer.concat([Buffer.from(hex, 'hex'), numbers]) };
}

// eslint-disable-next-line no-control-regex -- the holes are control characters
const control = /[\u0000-\u001f]/;
const token = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g;
const uuid = /^"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"$/;
const digest = /^"[0-9a-f]{64}"$/;
const moment = /^[1-9]\d{12}$/;
