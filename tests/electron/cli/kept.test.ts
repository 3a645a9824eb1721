import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { short, useDemoRegistry, type Line } from './checking.ts';
import { cliFile, runCli } from './run-cli.ts';
import { accountName } from '../../../electron/node/account-name.ts';
import { openJournal } from '../../../electron/node/journal/open-journal.ts';
import { existingKey } from '../../../electron/node/keys.ts';

const { data, registry, code, check } = useDemoRegistry();

test('the journal lists every check and proves, until a byte of it is changed', async () => {
  const directory = path.join(data, 'to-be-changed');
  await check(await code('qr', 'veteran-certificate'), 'diia', directory);
  await check('WIFI:S:cafe;;', 'diia', directory);
  const list = await runCli(['journal', 'list', '--data', directory, '--json']);
  const outcomes = list.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Line).outcome);
  const proved = await runCli(['journal', 'prove', '--data', directory, '--json']);
  assert.deepEqual([outcomes, proved.code], [['valid', 'foreign', undefined], 0]);
  const db = new Database(path.join(directory, 'journal.db'));
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck();
  for (const name of triggers.all()) db.exec(`DROP TRIGGER ${String(name)}`);
  db.exec("UPDATE shape SET text = replace(text, 'foreign', 'invalid')");
  db.close();
  const changed = await runCli(['journal', 'prove', '--data', directory, '--json']);
  assert.equal(changed.code, 1);
});

test('whoever reads the journal past the desk leaves a trace in it, unless a desk is at work', async () => {
  const directory = path.join(data, 'viewed');
  await check('WIFI:S:cafe;;', 'diia', directory);
  const views = async () => {
    const { out, err } = await runCli(['journal', 'list', '--data', directory, '--json']);
    const entries = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const by = entries.flatMap((entry) => (entry['kind'] === 'viewed' ? [entry['by']] : []));
    return [by, err];
  };
  const name = accountName();
  assert.deepEqual(await views(), [[name], '']);
  assert.deepEqual(await views(), [[name, name], '']);
  const key = existingKey(directory);
  assert.ok(key);
  const desk = openJournal({ directory, key, now: Date.now });
  const beside = await views();
  desk.close();
  assert.deepEqual(beside, [[name, name], 'this view could not be noted in the journal\n']);
});

test('nothing personal of a QR is found in any byte that a check wrote', async () => {
  const directory = path.join(data, 'searched');
  const link =
    'https://diia.app/documents/internal-passport/19910824-00026-2020-01-01/verify/0f8b6c1e-2d5a-4c3b-9e7f-1a2b3c4d5e6f';
  await check(link, 'diia', directory);
  await check('2858364170864', 'diia', directory);
  for (const name of readdirSync(directory)) {
    const bytes = readFileSync(path.join(directory, name)).toString('latin1');
    for (const part of ['19910824', '0f8b6c1e', 'diia.app', '2858364170864', registry().token]) {
      assert.ok(!bytes.includes(part) && !name.includes(part), `${part} in ${name}`);
    }
  }
});

test('a trigger that swallows entries can’t make a check be shown that was never kept', async () => {
  const directory = path.join(data, 'swallowing');
  await check('WIFI:S:cafe;;', 'diia', directory);
  const db = new Database(path.join(directory, 'journal.db'));
  db.exec('CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END');
  db.close();
  const after = await check('WIFI:S:cafe;;', 'diia', directory);
  assert.deepEqual(short(after), [40, 'unchecked', 'journal']);
});

test('checks that are called at once on one journal are all recorded', async () => {
  const directory = path.join(data, 'at-once');
  const texts = await Promise.all(
    Array.from({ length: 6 }, () => code('qr', 'veteran-certificate')),
  );
  const checked = await Promise.all(texts.map((text) => check(text, 'diia', directory)));
  assert.deepEqual(
    checked.map(({ exit }) => exit),
    texts.map(() => 0),
  );
});

test('whoever reads only the first lines of a list sees no crash', async () => {
  const directory = path.join(data, 'at-once');
  const list = spawn(process.execPath, [cliFile, 'journal', 'list', '--data', directory], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  list.stdout.destroy();
  let said = '';
  list.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(list, 'close');
  assert.equal(said, '');
});
