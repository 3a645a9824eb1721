import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { readEntries } from '../../electron/node/journal/reading/read-journal.ts';
import { proveJournal } from '../../electron/node/journal/prove/prove.ts';
import { existingKey } from '../../electron/node/keys.ts';
import { openDigestKeys } from '../../electron/node/digest-keys.ts';
import { identify } from '../../shared/identify/identify.ts';
import { slowRegistry } from '../fakes/slow-registry.ts';
import { openDesk, temporary } from './open-desk.ts';

const kills = 10;

test('a desk that is killed in the middle of a check tells of it once at its next start', async (t) => {
  // Answers within 0–300 ms, so that the kills fall before, into and after the question.
  const registry = await slowRegistry(300);
  t.after(() => registry.close());
  const data = temporary();
  const journal = path.join(data, 'live');
  const settings = {
    registry: {
      adapter: 'diia',
      url: registry.url,
      branches: [{ id: 'branch', proves: ['veteran-certificate'] }],
    },
  };
  const environment = { ZVIRKA_TOKEN: 'invented' };
  for (let kill = 0; kill < kills; kill += 1) {
    const { app, page } = await openDesk(t, { settings, data, environment });
    await page.getByText('Ввести цифри з екрана').waitFor();
    void page
      .evaluate(async (texts) => {
        const { call } = Reflect.get(globalThis, 'desk') as {
          call(m: string, r: unknown): Promise<unknown>;
        };
        for (const text of texts)
          await call('serve', { text, source: 'scanner', capturedAt: Date.now() });
      }, registry.codes(6))
      .catch(() => undefined);
    await sleep(50 + Math.random() * 900);
    app.process().kill('SIGKILL');
    await app.waitForEvent('close');
    assert.equal(proveJournal(journal, existingKey(journal)).holds, true, 'right after the kill');
  }
  const last = await openDesk(t, { settings, data, environment });
  await last.page.getByText('Ввести цифри з екрана').waitFor();
  await last.picture('after-crashes');
  const everything = [...readEntries(journal)];
  const entries = everything.filter((entry) => entry.kind === 'check');
  const proof = proveJournal(journal, existingKey(journal));
  assert.deepEqual([proof.holds, proof.unfinished, proof.size], [true, 0, everything.length]);
  const key = existingKey(journal);
  assert.ok(key);
  const { digest } = openDigestKeys(journal, key, undefined, { year: 0, isNew: false });
  const asked = registry.asked.map((text) => {
    const identified = identify(text);
    return identified.kind === 'document' ? digest(identified.code) : text;
  });
  const recorded = entries.map(({ code }) => code);
  // Every check that the registry heard of is in the journal exactly once, and no check is there twice.
  assert.deepEqual(
    asked.filter((code) => recorded.filter((one) => one === code).length !== 1),
    [],
  );
  assert.equal(new Set(recorded).size, recorded.length);
  const interrupted = entries.filter(({ because }) => because === 'interrupted').length;
  t.diagnostic(
    `${String(kills)} kills, ${String(entries.length)} checks, ${String(interrupted)} interrupted`,
  );
  assert.ok(interrupted > 0, 'no kill fell into a check: the test proved nothing');
});
