import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { openReadable } from '../../electron/node/journal/database.ts';
import type { ExportOrder, Seal } from '../../electron/node/journal/bundle/export.ts';
import { startExport } from '../../electron/node/journal/bundle/export-run.ts';
import { openJournal, type OpenedJournal } from '../../electron/node/journal/open-journal.ts';
import { proveInThreads } from '../../electron/node/journal/prove/prove-in-threads.ts';
import { queries } from '../../electron/node/journal/reading/queries.ts';
import type { EntryFilter } from '../../shared/record/filter.ts';
import { begunCheck, digestOf, finished, stand } from '../fixtures/entries.ts';
import { inventedCheck, writeLarge } from '../fixtures/large-journal.ts';
import { ms, quantile, type Row, table } from './figures.ts';

/** Ten years of entries, however many they are. */
const spanMs = 10 * 365 * 86_400_000;
const smallest = 10_000;
const key = Buffer.alloc(32, 7);

/**
 * One size of journal after the other: 10,000, 1,000,000 and, with `--large`, 10,000,000 entries, which take
 * half an hour to write: `--keep FOLDER` writes each size once and measures a copy of it.
 */
export async function measureJournal(words: readonly string[] = process.argv): Promise<string> {
  const sizes = [smallest, 1_000_000, ...(words.includes('--large') ? [10_000_000] : [])];
  const keepAt = words.indexOf('--keep');
  const kept = keepAt < 0 ? undefined : words[keepAt + 1];
  const columns: Figures[] = [];
  for (const size of sizes) columns.push(await measureSize(size, kept));
  const names = Object.keys(columns[0] ?? {});
  const rows = names.map((name): Row => [name, ...columns.map((figures) => figures[name] ?? '')]);
  return table('Journal, ms unless told otherwise', ['', ...sizes.map(String)], rows);
}

type Figures = Readonly<Record<string, string>>;

async function measureSize(size: number, kept: string | undefined): Promise<Figures> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-bench-'));
  try {
    const everyMs = Math.floor(spanMs / size);
    const written = kept === undefined ? directory : path.join(kept, String(size));
    if (!existsSync(path.join(written, 'journal.db'))) {
      mkdirSync(written, { recursive: true });
      writeLarge(written, size, key, everyMs);
    }
    if (written !== directory) cpSync(written, directory, { recursive: true });
    const bytes = statSync(path.join(directory, 'journal.db')).size / size;
    return {
      'bytes an entry, with indexes': bytes.toFixed(0),
      ...measureReading(directory, size, everyMs),
      ...(await measureProof(directory, size)),
      ...(await measureExports(directory, size)),
      ...measureAppends(directory, size, everyMs),
      ...measureBesideSmall(directory, size),
      ...(await measurePurge(directory)),
    };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function measureAppends(directory: string, size: number, everyMs: number): Figures {
  // The journal's own day, not today: a code is remembered for minutes.
  const now = () => inventedCheck(size, everyMs).recordedAt + 60_000;
  const journal = openJournal({ directory, key, now });
  const appends = Array.from({ length: 500 }, (_, index) => append(journal, size + index + 1));
  const earlier = Array.from({ length: 50 }, (_, index) =>
    timed(() => journal.earlier(digestOf(String(index)), now() - 180_000)),
  );
  journal.close();
  return {
    'append a check, median': ms(quantile(appends, 0.5)),
    'append a check, p95': ms(quantile(appends, 0.95)),
    'remember a code, p95': ms(quantile(earlier, 0.95)),
  };
}

/** In turns with a journal of 10,000, on the same disk at the same time. */
function measureBesideSmall(directory: string, size: number): Figures {
  const small = mkdtempSync(path.join(os.tmpdir(), 'zvirka-bench-'));
  writeLarge(small, smallest, key);
  const journals = [small, directory].map((one) =>
    openJournal({ directory: one, key, now: Date.now }),
  );
  const [few = [], many = []] = journals.map(() => [] as number[]);
  for (let n = 1; n <= 1_000; n += 1) {
    const [one, other] = journals.map((journal) => append(journal, size + 1_000 + n));
    few.push(one ?? 0);
    many.push(other ?? 0);
  }
  for (const journal of journals) journal.close();
  rmSync(small, { recursive: true });
  const ratio = (share: number) => (quantile(many, share) / quantile(few, share)).toFixed(2);
  return {
    'append beside 10,000 entries, median ratio': ratio(0.5),
    'append beside 10,000 entries, p95 ratio': ratio(0.95),
  };
}

function append(journal: OpenedJournal, n: number): number {
  const begun = begunCheck(n, { requestId: crypto.randomUUID(), capturedAt: Date.now() });
  return timed(() => {
    journal.begin(begun);
    journal.finish(begun.requestId, finished());
  });
}

function measureReading(directory: string, size: number, everyMs: number): Figures {
  const opened = timed(() => openPage(directory));
  const db = openReadable(path.join(directory, 'journal.db'));
  const { list } = queries(db);
  list({ limit: 1, filter: { kinds: ['check'] } });
  const searches = filters(size, everyMs).flatMap((filter) =>
    [size + 1, Math.floor(size / 2)].map((before) =>
      timed(() => list({ limit: 100, before, filter })),
    ),
  );
  db.close();
  return {
    'open the journal’s page': ms(opened),
    [`search, p95 of ${String(searches.length)} filters`]: ms(quantile(searches, 0.95)),
    'search, the slowest': ms(Math.max(...searches)),
  };
}

function openPage(directory: string): void {
  const db = openReadable(path.join(directory, 'journal.db'));
  const asked = queries(db);
  asked.list({ limit: 100 });
  asked.names();
  db.close();
}

/** All sorts of questions: common, rare and vain ones, alone and together. */
function filters(size: number, everyMs: number): readonly EntryFilter[] {
  const some = inventedCheck(Math.floor(size / 3), everyMs);
  const oldest = inventedCheck(1, everyMs);
  const month = { from: some.recordedAt, until: some.recordedAt + 30 * 86_400_000 };
  const single: readonly EntryFilter[] = [
    { outcomes: ['invalid'] },
    { because: 'timed-out' },
    { operator: 'operator-3' },
    { service: 'service-5' },
    { source: 'keyed' },
    { kinds: ['shift'] },
    { operator: 'nobody' },
    { outcomes: ['stale'], operator: 'operator-7', service: 'service-1', source: 'keyed' },
    { outcomes: ['valid', 'caution'], source: 'camera' },
  ];
  return [
    ...single,
    ...single.map((filter) => ({ ...filter, ...month })),
    month,
    { until: oldest.recordedAt + 1 },
    { requestId: oldest.requestId },
    { requestId: some.requestId },
    { requestId: crypto.randomUUID() },
    { codes: [some.code ?? ''] },
    { codes: [digestOf('one'), digestOf('other')] },
    { number: 7 },
  ];
}

async function measureProof(directory: string, size: number): Promise<Figures> {
  const { value, seconds, blockedMs } = await watched(() =>
    proveInThreads({ directory, key }, () => undefined, new AbortController().signal),
  );
  if (!value.holds) throw new Error('the journal does not hold');
  return {
    'prove the whole, s': seconds.toFixed(1),
    'prove, entries a second': String(Math.round(size / seconds)),
    'main blocked while proving, at most': ms(blockedMs),
  };
}

/** Of ten million a tenth goes into the table. */
async function measureExports(directory: string, size: number): Promise<Figures> {
  const table = await measureExport(directory, { format: 'csv', size: Math.min(size, 1_000_000) });
  const journal = openJournal({ directory, key, now: Date.now });
  const made = journal.checkpoint(stand.desk);
  journal.close();
  if (!made.ok) throw new Error('no checkpoint');
  const bundle = await measureExport(directory, { format: 'bundle', size, seal: made.value });
  return {
    'export a table, entries a second': table.rate,
    'export a bundle, entries a second': bundle.rate,
    'main blocked while exporting, at most': ms(Math.max(table.blockedMs, bundle.blockedMs)),
  };
}

async function measureExport(
  directory: string,
  order: Pick<ExportOrder, 'format' | 'size'> & { readonly seal?: Seal },
): Promise<{ rate: string; blockedMs: number }> {
  const out = path.join(directory, 'exported');
  const rest = { zip: false, filter: {}, delimiter: ';', program: 'bench', madeAt: 0 } as const;
  const { value, seconds, blockedMs } = await watched(
    () =>
      startExport({ seal: undefined, ...rest, ...order, directory, out }, () => undefined).ended,
  );
  rmSync(out, { recursive: true });
  if (!value.ok) throw new Error(`the export failed: ${value.fault}`);
  return { rate: String(Math.round(value.value.entries / seconds)), blockedMs };
}

/** The texts of some 10,000 old entries go; the steps are main's own. */
async function measurePurge(directory: string): Promise<Figures> {
  const journal = openJournal({ directory, key, now: Date.now });
  const [entry] = journal.list({ limit: 1, filter: { number: 8_000 } });
  const planned = journal.purging.plan(entry?.recordedAt ?? 0);
  if (!planned.ok || !planned.value) throw new Error('nothing to purge');
  journal.purging.begin(stand, planned.value);
  const steps: number[] = [];
  let step = journal.purging.step();
  while (step.ok && step.value) {
    steps.push(timed(() => (step = journal.purging.step())));
    await wait(1);
  }
  journal.close();
  return { 'main blocked while purging, at most': ms(Math.max(...steps)) };
}

/** Runs something, and sees how long this thread is held up meanwhile. */
async function watched<Value>(
  work: () => Promise<Value>,
): Promise<{ value: Value; seconds: number; blockedMs: number }> {
  const everyMs = 5;
  const delays = monitorEventLoopDelay({ resolution: everyMs });
  delays.enable();
  const startedAt = performance.now();
  const value = await work();
  const seconds = (performance.now() - startedAt) / 1_000;
  delays.disable();
  return { value, seconds, blockedMs: Math.max(0, delays.max / 1e6 - everyMs) };
}

function timed(work: () => unknown): number {
  const startedAt = performance.now();
  work();
  return performance.now() - startedAt;
}
