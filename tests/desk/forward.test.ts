import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startDemoRegistry } from '../../electron/node/demo/demo-registry.ts';
import { canonicalText } from '../../shared/record/canonical.ts';
import { paperAuthority } from '../electron/forward/authority.ts';
import { startSyslogCollector } from '../fakes/syslog-collector.ts';
import { openDesk, temporary } from './open-desk.ts';
import { scanAsKeys } from './scanner-keys.ts';
import { verdict } from './verdict.ts';

test('what the desk has recorded is at the centre seconds later, word for word', async (t) => {
  const authority = paperAuthority(temporary());
  const { caFile } = authority;
  const collector = await startSyslogCollector({ ...authority.issue('collector'), caFile });
  t.after(() => collector.close());
  const registry = await startDemoRegistry();
  t.after(() => registry.close());
  const client = authority.issue('desk');
  const { page, entries, data } = await openDesk(t, {
    settings: {
      registry: { adapter: 'demo', url: registry.url },
      forward: { kind: 'syslog', host: 'localhost', port: collector.port, tls: { caFile, client } },
    },
  });
  await page.getByText('Ввести цифри з екрана').waitFor();
  const { link } = registry.issue({ document: 'veteran-certificate', state: 'live' });
  await scanAsKeys(page, link, { layout: 'us', suffix: 'Enter', paceMs: 3 });
  await verdict(page, 'valid');
  const [entry] = entries();
  assert.ok(entry);
  const isThere = () => collector.stored.some(({ number }) => number === entry.number);
  for (let tries = 0; tries < 150 && !isThere(); tries += 1) await pause(100);
  const arrived = collector.stored.find(({ number }) => number === entry.number);
  assert.equal(arrived?.text, canonicalText(entry));
  assert.match(readFileSync(path.join(data, 'forward.json'), 'utf8'), /"to":"syslog localhost/);
});
