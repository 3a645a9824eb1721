import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { parseBegun, parseEntry } from '../../../shared/record/parse-entry.ts';
import {
  append,
  type CompactRange,
  emptyRange,
  leafHash,
  root,
} from '../../../shared/record/tree.ts';
import { journalPath, openReadable, type ReadableDb } from './database.ts';
import { JournalError, meaningOf } from './errors.ts';
import { checkOurs, versionOf } from './migrate.ts';
import { schemaAt, schemaOf } from './schema.ts';
import { createHeadTag, holdsTag, sha256 } from './head-tag.ts';
import { openChecksHasher } from './open-checks.ts';
import { entryColumns, type StoredEntry, textOf } from './stored.ts';
import { treeReader, type TreeRow } from './tree-row.ts';

/** What may be wrong with a journal. Letters and reports carry them: never rename one. */
export type ProofFault =
  | 'file-damaged' // SQLite itself finds the file broken
  | 'schema-changed' // tables, indexes or triggers are not what the program makes
  | 'number-missing' // an entry is gone
  | 'number-differs' // an entry stands in another's place
  | 'text-unreadable' // a text is not one that the program writes
  | 'leaf-differs' // a text is not the one that was hashed
  | 'request-repeated' // one check has two entries
  | 'tree-differs' // the entries are not those of the tree's head
  | 'tag-broken' // the head, or a check that has begun, is not as this installation left it
  | 'key-missing' // the journal is there, but its installation key is not
  | 'begun-unreadable'; // a check that has begun is not readable

/** What a journal proves about itself. A cut back to an older whole copy shows only against an anchor elsewhere. */
export interface Proof {
  readonly holds: boolean;
  /** How many entries were read. */
  readonly size: number;
  /** Root of the Merkle tree over the texts as they stand (RFC 6962), lower-case hex. */
  readonly root: string;
  /** Checks that have begun and have no entry: they are under way, or a crash cut them off. */
  readonly unfinished: number;
  /** Without the key the head's tag can't be checked: the rest then shows slips, not a skilled rewrite. */
  readonly tag: 'holds' | 'broken' | 'not-checked';
  readonly faults: readonly { readonly kind: ProofFault; readonly number?: number }[];
}

/** The installation key; 'sealed' when the system keeps it from this program; nothing when it is lost. */
export type ProofKey = Uint8Array | 'sealed' | undefined;

/**
 * Reads the whole journal of a directory and writes nothing; takes about 3 s for 100,000 entries.
 * A lost key is a change like any other. Throws a `JournalError` when there is no journal, or a newer one.
 */
export function proveJournal(directory: string, key: ProofKey): Proof {
  const file = journalPath(directory);
  if (!existsSync(file)) throw new JournalError('JournalMissing');
  const faults: Faults = [];
  const found: Found = { range: emptyRange, tree: undefined, open: undefined, unfinished: 0 };
  let db: ReadableDb | undefined;
  try {
    db = openReadable(file);
    checkOurs(db);
    // One transaction: a living writer's entries are read all or not at all.
    db.transaction(examine)(db, found, faults);
  } catch (error) {
    if (!isDamage(error)) throw meaningOf(error);
    faults.push({ kind: 'file-damaged' });
  } finally {
    db?.close();
  }
  return proof(found, key, faults);
}

type Faults = { kind: ProofFault; number?: number }[];

interface Found {
  range: CompactRange;
  tree: TreeRow | undefined;
  open: Uint8Array | undefined;
  unfinished: number;
}

function examine(db: ReadableDb, found: Found, faults: Faults): void {
  if (schemaOf(db) !== schemaAt(versionOf(db))) faults.push({ kind: 'schema-changed' });
  readEntries(db, found, faults);
  found.tree = treeReader(db)();
  found.open = openChecksHasher(db)();
  for (const text of db.prepare<[], string>('SELECT text FROM begun').pluck().iterate()) {
    found.unfinished += 1;
    if (!parseBegun(text)) faults.push({ kind: 'begun-unreadable' });
  }
  // Last, as it throws for a text that is no JSON at all.
  const report = db.pragma('integrity_check(1)', { simple: true });
  if (report !== 'ok') faults.push({ kind: 'file-damaged' });
}

function readEntries(db: ReadableDb, found: Found, faults: Faults): void {
  const rows = db.prepare<[], StoredEntry>(`SELECT ${entryColumns} FROM entry ORDER BY number`);
  const requests = new Set<string>();
  let due = 1;
  for (const { number, bytes, leaf } of rows.iterate()) {
    if (number !== due) faults.push({ kind: 'number-missing', number: due });
    due = number + 1;
    const hash = leafHash(sha256, bytes);
    if (!leaf.equals(hash)) faults.push({ kind: 'leaf-differs', number });
    found.range = append(sha256, found.range, hash);
    const entry = parseEntry(textOf(bytes));
    if (!entry) faults.push({ kind: 'text-unreadable', number });
    else if (entry.number !== number) faults.push({ kind: 'number-differs', number });
    else if (requests.has(entry.requestId)) faults.push({ kind: 'request-repeated', number });
    if (entry) requests.add(entry.requestId);
  }
}

function proof(found: Found, key: ProofKey, faults: Faults): Proof {
  const { range, tree, unfinished } = found;
  if (!tree || !isSameHead(range, tree.range)) faults.push({ kind: 'tree-differs' });
  const tag = tagState(found, key);
  if (tag === 'broken') faults.push({ kind: 'tag-broken' });
  if (!key) faults.push({ kind: 'key-missing' });
  const head = Buffer.from(root(sha256, range)).toString('hex');
  return { holds: faults.length === 0, size: range.size, root: head, unfinished, tag, faults };
}

function isSameHead(one: CompactRange, other: CompactRange): boolean {
  const isSame = Buffer.concat(one.hashes).equals(Buffer.concat(other.hashes));
  return isSame && one.size === other.size;
}

function tagState({ range, tree, open }: Found, key: ProofKey): Proof['tag'] {
  if (!key || key === 'sealed') return 'not-checked';
  const holds = tree && open && holdsTag(createHeadTag(key), { range, open }, tree.tag);
  return holds ? 'holds' : 'broken';
}

/** Of what SQLite may say while it reads, only "somebody has it locked" or "may not" is not the journal's own state. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return /^SQLITE_(?:CORRUPT|NOTADB|ERROR|MISMATCH)/.test(error.code);
}
