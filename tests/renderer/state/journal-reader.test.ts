import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJournalReader } from '../../../renderer/state/journal-reader.ts';
import { longestWindow, pageLength } from '../../../renderer/state/journal-window.ts';
import type { Entry } from '../../../shared/record/entry.ts';
import type { PageRequest } from '../../../shared/record/filter.ts';
import { entryOf } from '../../../renderer/gallery/fixtures.ts';

/** A journal of so many entries, and the pages that were asked of it. */
function journalOf(size: number) {
  const asked: PageRequest[] = [];
  const journal = { size };
  const find = ({ before = Infinity, after, limit, filter }: PageRequest) => {
    asked.push({ before, after, limit, filter });
    const numbers = Array.from({ length: journal.size }, (_, at) => journal.size - at);
    const below = numbers.filter((number) => number < before && number > (after ?? 0));
    const page = after === undefined ? below.slice(0, limit) : below.slice(-limit);
    const entries: readonly Entry[] = page.map((number) => entryOf({ number }));
    return Promise.resolve({ kind: 'found', entries } as const);
  };
  return { journal, asked, find };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('the window follows whoever reads, holds no more than its length, and has no gap', async () => {
  const { find } = journalOf(5_000);
  const reader = createJournalReader(find);
  reader.open({}, 'newest');
  await settled();
  for (let page = 0; page < 14; page += 1) {
    reader.more('older');
    await settled();
  }
  const { entries, hasNewer, hasOlder, movedBy } = reader.view();
  const numbers = entries.map(({ number }) => number);
  const newest = 5_000 - 5 * pageLength;
  assert.deepEqual(
    numbers,
    Array.from({ length: longestWindow }, (_, at) => newest - at),
  );
  assert.deepEqual([hasNewer, hasOlder, movedBy], [true, true, -pageLength]);
  reader.more('newer');
  await settled();
  assert.equal(reader.view().entries[0]?.number, newest + pageLength);
  assert.equal(reader.view().movedBy, pageLength);
});

test('the other end of ten million entries is one page away', async () => {
  const { find, asked } = journalOf(1_000);
  const reader = createJournalReader(find);
  reader.open({}, 'oldest');
  await settled();
  assert.equal(reader.view().entries.at(-1)?.number, 1);
  assert.deepEqual([reader.view().hasOlder, reader.view().hasNewer], [false, true]);
  assert.equal(asked.length, 1);
});

test('an entry that was just kept is seen at once, where the newest are looked at', async () => {
  const { find, journal } = journalOf(3);
  const reader = createJournalReader(find);
  reader.open({}, 'newest');
  await settled();
  journal.size = 5;
  reader.grown();
  await settled();
  assert.deepEqual(
    reader.view().entries.map(({ number }) => number),
    [5, 4, 3, 2, 1],
  );
});

test('an answer to an older question is not shown', async () => {
  const answers: ((entries: readonly Entry[]) => void)[] = [];
  const reader = createJournalReader(
    () =>
      new Promise((resolve) => {
        answers.push((entries) => resolve({ kind: 'found', entries }));
      }),
  );
  reader.open({ number: 1 }, 'newest');
  reader.open({ number: 2 }, 'newest');
  answers[1]?.([entryOf({ number: 2 })]);
  answers[0]?.([entryOf({ number: 1 })]);
  await settled();
  assert.deepEqual(
    reader.view().entries.map(({ number }) => number),
    [2],
  );
});

test('a journal that can’t be read shows no entry of before', async () => {
  let isBroken = false;
  const { find } = journalOf(3);
  const reader = createJournalReader((page) =>
    isBroken ? Promise.resolve({ kind: 'failed' }) : find(page),
  );
  reader.open({}, 'newest');
  await settled();
  isBroken = true;
  reader.open({}, 'newest');
  await settled();
  assert.deepEqual([reader.view().status, reader.view().entries.length], ['failed', 0]);
});
