import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { withEvidence, type FoundEvidence } from '../../../electron/node/registry/evidence.ts';
import { readEvidence } from '../../../electron/node/registry/evidence-store.ts';
import { succeeded, failed, type Result } from '../../../shared/lib/result.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

const key = randomBytes(32);
const container = Buffer.from('PK\x03\x04 the invented name of a citizen');
const digest = createHash('sha256').update(container).digest('hex');
const directories: string[] = [];
after(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

type Fetched = Result<Uint8Array, Fault>;
const absent: Fetched = failed({ kind: 'unavailable', reached: 'perhaps' });

interface Wishes {
  readonly directory?: string;
  readonly keep?: 'sealed' | 'digest';
  readonly fetched?: readonly Fetched[];
  readonly writes?: readonly boolean[];
  readonly answers?: boolean;
  readonly isClockProved?: boolean;
  /** What fetching meets instead of an answer. */
  readonly bug?: Error;
}

/** One check whose evidence is followed up, until nothing more is done about it. */
async function follow({
  directory = fresh(),
  keep = 'sealed',
  fetched = [succeeded(container)],
  writes = [true],
  answers = true,
  isClockProved = true,
  bug,
}: Wishes) {
  const bugs: unknown[] = [];
  const notes: FoundEvidence[] = [];
  const [fetches, written] = [[...fetched], [...writes]];
  let asked = 0;
  const green = { kind: 'confirmed', proves: 'veteran-certificate' } as const;
  const registry = withEvidence({
    registry: {
      ...fakeRegistry(answers ? succeeded(green) : failed({ kind: 'offline', reached: 'no' })),
      evidence: () => {
        asked += 1;
        if (bug) return Promise.reject(bug);
        return Promise.resolve(fetches.shift() ?? absent);
      },
    },
    keep,
    days: 30,
    directory,
    key: () => key,
    note: (found) => {
      notes.push(found);
      return written.shift() ?? true;
    },
    isClockProved: () => isClockProved,
    onBug: (error) => bugs.push(error),
    waitsMs: [1, 1, 1],
  });
  const requestId = randomUUID();
  await registry.ask({ code: barcode, requestId }, AbortSignal.timeout(1_000));
  await registry.settled();
  registry.close();
  return { directory, requestId, notes, bugs, asked, files: filesIn(directory) };
}

test('the evidence of an answer is sealed under its digest and noted in the journal', async () => {
  const { directory, requestId, notes, files } = await follow({});
  assert.deepEqual(notes, [{ requestId, digest, bytes: container.length }]);
  assert.deepEqual(files, [`${digest}.asice.sealed`]);
  assert.deepEqual(readEvidence(directory, digest, key), container);
});

test('nothing of a container can be read without the key of this installation', async () => {
  const { directory, files } = await follow({});
  const file = path.join(directory, 'evidence', files[0] ?? '');
  assert.ok(!readFileSync(file).includes('citizen'));
  assert.equal(readEvidence(directory, digest, randomBytes(32)), undefined);
  const bytes = readFileSync(file);
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(file, changed);
    assert.equal(readEvidence(directory, digest, key), undefined, String(at));
  }
  writeFileSync(file, bytes.subarray(0, 20));
  assert.equal(readEvidence(directory, digest, key), undefined);
});

test('where only the digest is kept, no container is', async () => {
  const { notes, files } = await follow({ keep: 'digest' });
  assert.deepEqual([notes.length, files], [1, []]);
});

test('evidence that is not there yet is asked for again', async () => {
  const { notes, asked, files } = await follow({ fetched: [absent, absent, succeeded(container)] });
  assert.deepEqual([notes.length, asked, files.length], [1, 3, 1]);
});

test('evidence that stays away waits for the next start, and is then found', async () => {
  const { directory, requestId, notes, files } = await follow({ fetched: [] });
  assert.deepEqual([notes, files], [[], [`${requestId}.waiting`]]);
  const later = await follow({ directory, answers: false });
  assert.deepEqual(later.notes, [{ requestId, digest, bytes: container.length }]);
  assert.deepEqual(later.files, [`${digest}.asice.sealed`]);
});

test('evidence that was waited for a month is given up', async () => {
  const { directory, requestId } = await follow({ fetched: [] });
  const old = Date.now() / 1_000 - 32 * 24 * 3_600;
  utimesSync(path.join(directory, 'evidence', `${requestId}.waiting`), old, old);
  const { asked, files } = await follow({ directory, answers: false });
  assert.deepEqual([asked, files], [0, []]);
});

test('a container is deleted when its time is over, and the journal’s line stays', async () => {
  const { directory, files } = await follow({});
  const old = Date.now() / 1_000 - 31 * 24 * 3_600;
  utimesSync(path.join(directory, 'evidence', files[0] ?? ''), old, old);
  assert.deepEqual((await follow({ directory, answers: false })).files, []);
});

test('a clock that nobody has proved deletes no container and gives up nothing', async () => {
  const { directory, files } = await follow({});
  const { requestId } = await follow({ directory, fetched: [] });
  const ages = [files[0] ?? '', `${requestId}.waiting`];
  const old = Date.now() / 1_000 - 400 * 24 * 3_600;
  for (const name of ages) utimesSync(path.join(directory, 'evidence', name), old, old);
  const unproved = { directory, answers: false, fetched: [], isClockProved: false };
  const { asked, files: left } = await follow(unproved);
  assert.deepEqual([asked, left.sort()], [3, ages.sort()]);
});

test('a bug in the fetching is told of, and costs neither the check nor what waits', async () => {
  const bug = new RangeError('broken');
  const { requestId, bugs, files } = await follow({ bug });
  assert.deepEqual([bugs, files], [[bug], [`${requestId}.waiting`]]);
});

test('while the journal can’t be written the evidence is not taken for noted', async () => {
  const { notes, files } = await follow({
    fetched: [succeeded(container), succeeded(container)],
    writes: [false, true],
  });
  assert.deepEqual([notes.length, files], [2, [`${digest}.asice.sealed`]]);
});

test('a question without an answer has no evidence, and makes no folder', async () => {
  const { asked, files } = await follow({ answers: false });
  assert.deepEqual([asked, files], [0, undefined]);
});

test('a name that is no digest reads nothing', async () => {
  const { directory } = await follow({});
  assert.equal(readEvidence(directory, `../evidence/${digest}`, key), undefined);
});

function fresh(): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-evidence-'));
  directories.push(directory);
  return directory;
}

function filesIn(directory: string): string[] {
  const folder = path.join(directory, 'evidence');
  // Absent before there is anything to keep.
  return readdirSync(directory).includes('evidence') ? readdirSync(folder) : (undefined as never);
}
