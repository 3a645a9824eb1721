import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {
  extensionText,
  makeExtension,
  verifyExtension,
} from '../../../electron/node/journal/checkpoint/checkpoint-extension.ts';
import { parseVerifierKey } from '../../../electron/node/journal/checkpoint/checkpoint-note.ts';
import { openSigner } from '../../../electron/node/journal/checkpoint/checkpoint-signer.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { morning } from '../../fixtures/entries.ts';
import { drawer, keep, key } from './desk-drawer.ts';

test('today’s journal is proved to begin with yesterday’s checkpoint, without the journal', (t) => {
  const directory = drawer(t);
  const yesterday = signedAfter(directory, 5);
  signedAfter(directory, 8);
  const made = makeExtension(directory, yesterday.note);
  assert.ok(typeof made === 'object');
  const text = `${extensionText(made)}\n`;
  const own = parseVerifierKey(yesterday.key);
  assert.deepEqual(verifyExtension(text, own), { earlier: 5, later: 13 });
  assert.equal(verifyExtension(text, openSigner(key)('desk-8').key), undefined);
  const [step = ''] = made.path;
  for (const other of [
    '',
    '[]',
    extensionText({ ...made, path: made.path.slice(1) }),
    extensionText({ ...made, path: [step, ...made.path] }),
    extensionText({ ...made, earlier: made.later, later: made.earlier }),
    text.replace(
      step,
      step.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
    ),
  ]) {
    assert.equal(verifyExtension(other), undefined);
  }
});

test('a journal that grew anew from an older copy does not begin with the checkpoint', (t) => {
  const directory = drawer(t);
  signedAfter(directory, 3);
  const copy = path.join(drawer(t), 'copy');
  cpSync(directory, copy, { recursive: true });
  const { note } = signedAfter(directory, 4);
  assert.equal(makeExtension(copy, note), 'beyond');
  signedAfter(copy, 9, morning + 1);
  const made = makeExtension(copy, note);
  assert.ok(typeof made === 'object');
  assert.equal(verifyExtension(extensionText(made)), undefined);
});

test('what is no checkpoint, and a journal that signed nothing, are told', (t) => {
  const directory = drawer(t);
  const { note } = signedAfter(directory, 1);
  const unsigned = drawer(t);
  openJournal({ directory: unsigned, key, now: () => morning }).close();
  assert.deepEqual(
    [makeExtension(directory, 'x'), makeExtension(unsigned, note)],
    ['unreadable', 'unsigned'],
  );
});

function signedAfter(directory: string, entries: number, at = morning) {
  const journal = openJournal({ directory, key, now: () => at });
  const size = journal.size();
  const from = (size.ok ? size.value : 0) + 1;
  keep(journal, from, from + entries - 1);
  const made = journal.checkpoint('desk-7');
  journal.close();
  assert.ok(made.ok);
  return made.value;
}
