import { randomUUID } from 'node:crypto';
import { copyFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { begunCheck, finished, stand } from '../../fixtures/entries.ts';
import { key } from './desk-drawer.ts';

// Begins and finishes checks until it is killed, and says each step only after it was done. With a third
// word it copies the files beforehand: all that was on the disk for certain at that moment.
const [directory = '', pauseMs = '0', copies] = process.argv.slice(2);
const journal = openJournal({ directory, key, now: Date.now });
let count = 0;

const say = (line: string) => {
  if (copies !== undefined) copyTo(copies);
  writeSync(1, `${line}\n`);
};

say('open');
setInterval(() => {
  for (let n = 0; n < 20; n += 1) {
    // Before its log is long enough to be folded into the file.
    if (copies !== undefined && (count += 1) > 50) return;
    const requestId = randomUUID();
    if (!journal.begin(begunCheck(n, { requestId })).ok) continue;
    say(`begun ${requestId}`);
    // Every third check is still on its way when the kill comes.
    if (n % 3 === 2) continue;
    if (journal.finish(requestId, finished()).ok) say(`finished ${requestId}`);
    if (n === 9 && journal.note({ ...stand, kind: 'viewed', by: requestId }).ok) {
      say(`noted ${requestId}`);
    }
  }
}, Number(pauseMs));

function copyTo(folder: string): void {
  for (const name of ['journal.db', 'journal.db-wal']) {
    const draft = path.join(folder, `${name}.draft`);
    copyFileSync(path.join(directory, name), draft);
    renameSync(draft, path.join(folder, name));
  }
}
