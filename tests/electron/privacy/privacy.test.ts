import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { startDemoRegistry } from '../../../electron/node/demo/demo-registry.ts';
import { otlpLogs } from '../../../electron/node/forward/otlp-logs.ts';
import { openOutbox } from '../../../electron/node/forward/outbox.ts';
import { syslogFrame } from '../../../electron/node/forward/syslog-message.ts';
import { openRecord } from '../../../electron/node/open-record.ts';
import { saying } from '../../fakes/dialect.ts';
import { dialects } from '../../fakes/dialects.ts';
import { json, startHostileRegistry } from '../../fakes/hostile-registry.ts';
import { runCli } from '../cli/run-cli.ts';
import { drawer } from '../journal/desk-drawer.ts';
import { markedBarcode, markedLink, markedPerson, marks } from './marks.ts';
import { meet, meetings, settingsOf } from './privacy-road.ts';
import { marksBelow, marksIn } from './search.ts';

test('of what a code, a register and the secrets hold, nothing is in any byte that a desk keeps, exports or forwards', async (t) => {
  const home = drawer(t);
  const data = path.join(home, 'data');
  const kept = openRecord(data, undefined);
  t.after(() => kept.close());
  let [visitor, cards, sent] = [0, 0, 0];
  for (const dialect of dialects) {
    await eachFew(meetings, async (meeting, index) => {
      visitor += 1;
      const text = index % 10 === 9 ? markedBarcode : markedLink(visitor);
      const capture = { text, source: 'scanner', capturedAt: Date.now() } as const;
      const { served, seen } = await meet(kept, data, dialect, meeting, capture);
      if (served.card?.lines.some(({ value }) => value === markedPerson.surname)) cards += 1;
      if (marksIn(Buffer.from(seen), '').length > 0) sent += 1;
      assert.ok(served.entry, 'the check is in the journal');
    });
  }
  assert.equal(cards, 2, 'http and trembita each brought a card');
  assert.ok(sent > meetings.length, 'the registries were asked with marked codes');
  forwarded(data, path.join(home, 'forwarded'));
  kept.close();
  await exported(data, path.join(home, 'exported'));
  assert.ok(existsSync(path.join(data, 'journal.db')));
  assert.deepEqual(marksBelow(home), []);
});

test('the command line tells nothing of a code, a register or a secret, whatever the adapter meets', async (t) => {
  const folder = drawer(t);
  const error = json(400, { name: 'Error', message: JSON.stringify(markedPerson), code: 400 });
  const each = dialects.flatMap((dialect) =>
    [saying(dialect, 'yes'), error].map((treatment) => ({ dialect, treatment })),
  );
  await eachFew(each, async ({ dialect, treatment }, index) => {
    const double = await startHostileRegistry({ validation: [treatment] });
    t.after(() => double.close());
    const own = path.join(folder, String(index));
    mkdirSync(own);
    const settings = path.join(own, 'settings.json');
    writeFileSync(settings, JSON.stringify(settingsOf(dialect, double.url)));
    const at = ['--data', path.join(own, 'data'), '--settings', settings];
    await tellsNothing(['check', markedLink(1), ...at, '--json']);
  });
  const registry = await startDemoRegistry();
  t.after(() => registry.close());
  const at = ['--data', path.join(folder, 'demo'), '--registry', registry.url];
  await tellsNothing(['check', markedBarcode, ...at, '--adapter', 'demo']);
  await tellsNothing(['check', markedLink(1), '--data', path.join(folder, 'own')]);
  await tellsNothing(['check', markedLink(1), '--bogus']);
  await tellsNothing(['check', markedLink(1), markedBarcode, ...at]);
  assert.deepEqual(marksBelow(folder), []);
});

/** A few at a time: most meetings are waiting for a silent registry. */
async function eachFew<Value>(
  values: readonly Value[],
  work: (value: Value, index: number) => Promise<void>,
): Promise<void> {
  const waiting = [...values.entries()];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** Everything as it would go to a centre, both ways. */
function forwarded(data: string, folder: string): void {
  mkdirSync(folder);
  const outbox = openOutbox(data);
  assert.ok(outbox);
  const origin = { desk: 'podil-4', journal: '0123456789abcdef' };
  for (let at = 0; at < outbox.size();) {
    const batch = outbox.after(at);
    const frames = batch.map((one) => syslogFrame(origin, one));
    writeFileSync(path.join(folder, `syslog-${String(at)}`), Buffer.concat(frames));
    writeFileSync(path.join(folder, `otlp-${String(at)}.json`), otlpLogs(origin, batch));
    at = batch.at(-1)?.number ?? Infinity;
  }
  outbox.close();
}

/** Everything that the command line makes out of a journal. */
async function exported(data: string, folder: string): Promise<void> {
  mkdirSync(folder);
  const made = async (name: string, words: readonly string[]) => {
    const ran = await runCli(['journal', ...words, '--data', data]);
    assert.equal(ran.code, 0, `${words.join(' ')}: ${ran.err}`);
    writeFileSync(path.join(folder, `${name}.out`), ran.out + ran.err);
  };
  const out = (name: string) => ['--out', path.join(folder, name)];
  await made('list', ['list', '--json']);
  await made('prove', ['prove', '--json']);
  await made('csv', ['export', '--format', 'csv', ...out('journal.csv')]);
  await made('jsonl', ['export', '--format', 'jsonl', ...out('journal.jsonl')]);
  await made('bundle', ['export', '--format', 'bundle', ...out('bundle')]);
  await made('zip', ['export', '--format', 'bundle', ...out('bundle.zip')]);
  await made('receipt', ['receipt', '1']);
  assert.ok(readdirSync(path.join(folder, 'bundle')).length >= 5);
  assert.ok(readFileSync(path.join(folder, 'journal.csv')).length > 1_000);
}

async function tellsNothing(words: readonly string[]): Promise<void> {
  const env = {
    ZVIRKA_TOKEN: String(marks['a token']),
    ZVIRKA_BASIC: String(marks['a second secret']),
  };
  const ran = await runCli(words, { env });
  assert.notEqual(ran.code, 70, ran.err);
  assert.deepEqual(marksIn(Buffer.from(ran.out + ran.err), words.slice(2).join(' ')), []);
}
