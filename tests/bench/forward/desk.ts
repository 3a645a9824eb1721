import { writeSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { carrierOf } from '../../../electron/node/forward/carrier-of.ts';
import { startForwarding } from '../../../electron/node/forward/forwarding.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { begunCheck, finished } from '../../fixtures/entries.ts';

// A desk at work: keeps checks up to a count and forwards them, until it is killed. Says a line when all is there.
const [directory = '', count = '0', port = '', caFile = '', certFile = '', keyFile = ''] =
  process.argv.slice(2);
const key = Buffer.alloc(32, 7);
const journal = openJournal({ directory, key, now: Date.now });
const size = () => {
  const found = journal.size();
  return found.ok ? found.value : 0;
};
const forwarding = startForwarding({
  directory,
  desk: 'podil-4',
  carrier: carrierOf({
    kind: 'syslog',
    host: 'localhost',
    port: Number(port),
    tls: { caFile, client: { certFile, keyFile } },
  }),
  lookEveryMs: 50,
  againAfterMs: 500,
  pausesMs: [50, 500],
  onBug: (error) => {
    throw error;
  },
});
setInterval(() => {
  for (let n = 0; n < 20 && size() < Number(count); n += 1) {
    const begun = begunCheck(n, { requestId: randomUUID(), operator: 'О. Коваль' });
    journal.begin(begun);
    journal.finish(begun.requestId, finished({ outcome: n % 3 === 0 ? 'stale' : 'valid' }));
  }
  const { behind, because } = forwarding.state();
  writeSync(1, `${size()} ${behind} ${because ?? '-'}\n`);
}, 25);
