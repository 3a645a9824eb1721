import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJournalDesk } from '../../../shared/desk/journal-desk.ts';
import { fakeJournal } from '../../fakes/journal.ts';
import { morning } from '../../fixtures/entries.ts';

test('a search that the journal can’t answer says so to the page, and why to the log', async () => {
  const altered = new RangeError('altered');
  const bugs: unknown[] = [];
  const list = () => {
    throw altered;
  };
  const desk = createJournalDesk({
    journal: { ...fakeJournal(() => morning), list },
    capture: { rebuildBookCodes: false },
    digests: () => [],
    detail: () => undefined,
    receipt: () => undefined,
    prove: () => Promise.reject(altered),
    whereTo: () => Promise.resolve(undefined),
    exportTo: () => Promise.reject(altered),
    setAside: () => false,
    onBug: (error) => bugs.push(error),
  });
  assert.deepEqual([await desk.find({ limit: 9 }), bugs], [{ kind: 'failed' }, [altered]]);
});
