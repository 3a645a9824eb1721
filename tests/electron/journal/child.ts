import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { begunCheck, finished } from '../../fixtures/entries.ts';
import { key } from './desk-drawer.ts';

// Begins and finishes checks until it is killed, and says each step only after it was done.
const [directory = '', pauseMs = '0'] = process.argv.slice(2);
const journal = openJournal({ directory, key, now: Date.now });
const say = (line: string) => writeSync(1, `${line}\n`);

say('open');
setInterval(() => {
  for (let n = 0; n < 20; n += 1) {
    const requestId = randomUUID();
    if (!journal.begin(begunCheck(n, { requestId })).ok) continue;
    say(`begun ${requestId}`);
    // Every third check is still on its way when the kill comes.
    if (n % 3 === 2) continue;
    if (journal.finish(requestId, finished()).ok) say(`finished ${requestId}`);
  }
}, Number(pauseMs));
