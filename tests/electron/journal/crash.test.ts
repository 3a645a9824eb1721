import assert from 'node:assert/strict';
import test from 'node:test';
import { drawer } from './desk-drawer.ts';
import { killRound, nothingSaid } from './kill-rounds.ts';
import { losingRound } from './lost-writes.ts';

test('whenever the program is killed, each begun check is in the journal exactly once', async (t) => {
  const directory = drawer(t);
  const said = nothingSaid();
  for (let round = 1; round <= 10; round += 1) await killRound(directory, said);
  assert.ok(said.begun.size > said.done.size && said.done.size > 0 && said.noted.size > 0);
});

test('a disk that loses any part of what was not yet flushed loses no step that was told', async (t) => {
  for (let round = 1; round <= 3; round += 1) {
    const said = nothingSaid();
    await losingRound(drawer(t), drawer(t), said);
    assert.ok(said.begun.size > 0);
  }
});
