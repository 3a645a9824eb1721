import type { WritableDb } from '../database.ts';

/** The journal as it began. The text is the entry; the columns after it are read out of it. */
export function up(db: WritableDb): void {
  db.exec(`
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY CHECK (number > 0 AND number = text ->> '$.number'),
      text TEXT NOT NULL,
      leaf BLOB NOT NULL CHECK (length(leaf) = 32),
      recorded_at INTEGER NOT NULL AS (text ->> '$.recordedAt'),
      request_id TEXT NOT NULL AS (text ->> '$.requestId') UNIQUE,
      code TEXT AS (text ->> '$.code')
    ) STRICT;
    CREATE INDEX entry_by_code ON entry (code, recorded_at) WHERE code IS NOT NULL;
    -- INSERT OR REPLACE deletes without asking the triggers of DELETE.
    CREATE TRIGGER entry_is_new BEFORE INSERT ON entry
    WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM entry)
      OR EXISTS (SELECT 1 FROM entry WHERE request_id = NEW.text ->> '$.requestId')
    BEGIN SELECT RAISE(ABORT, 'entries follow one another'); END;
    CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are final'); END;
    CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are kept'); END;

    CREATE TABLE begun (
      request_id TEXT NOT NULL PRIMARY KEY CHECK (request_id IS text ->> '$.requestId'),
      begun_at INTEGER NOT NULL,
      text TEXT NOT NULL
    ) STRICT;

    CREATE TABLE tree (
      only INTEGER PRIMARY KEY CHECK (only = 1),
      size INTEGER NOT NULL CHECK (size >= 0),
      hashes BLOB NOT NULL CHECK (length(hashes) % 32 = 0),
      tag BLOB NOT NULL CHECK (length(tag) = 32)
    ) STRICT;
    CREATE TRIGGER tree_is_kept BEFORE DELETE ON tree BEGIN SELECT RAISE(ABORT, 'the tree is kept'); END;
  `);
}
