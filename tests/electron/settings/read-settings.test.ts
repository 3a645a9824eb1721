import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { defaultPolicy } from '../../../electron/node/settings/parse-policy.ts';
import { readDeskSettings, readSettings } from '../../../electron/node/settings/read-settings.ts';
import { readSecrets } from '../../../electron/node/settings/read-secrets.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-settings-'));
after(() => {
  rmSync(directory, { recursive: true });
});

function written(text: string): string {
  const file = path.join(directory, 'named.json');
  writeFileSync(file, text);
  return file;
}

test('a file from Notepad, with a byte-order mark, is read', () => {
  assert.deepEqual(readSettings(written('\uFEFF{"language":"en"}')), {
    ok: true,
    value: { ...defaultPolicy, language: 'en' },
  });
});

test('a named file that is absent is told, never taken for the demo', () => {
  const file = path.join(directory, 'nowhere.json');
  assert.deepEqual(readDeskSettings(file, directory), {
    ok: false,
    fault: { because: 'settings-absent', file, places: [] },
  });
});

test('a file that is not JSON is told', () => {
  const file = written('{"language":');
  assert.deepEqual(readSettings(file), {
    ok: false,
    fault: { because: 'settings-wrong', file, places: ['файл: це не JSON.'] },
  });
});

test('a setting that is written twice is told, for nobody knows which is meant', () => {
  const twice = ['{"registry":{"adapter":"demo"},"registry":{}}', '{"desk":{"id":"a","id":"b"}}'];
  assert.deepEqual(
    twice.map((text) => {
      const read = readSettings(written(text));
      return read.ok ? [] : read.fault.places;
    }),
    [
      ['файл: налаштування «registry» записано двічі.'],
      ['файл: налаштування «id» записано двічі.'],
    ],
  );
});

test('a folder in place of a file is told', () => {
  assert.deepEqual(readSettings(directory), {
    ok: false,
    fault: { because: 'settings-unreadable', file: directory, places: [] },
  });
});

test('a desk without any file works by the defaults, and takes its own file when there is one', () => {
  const before = readDeskSettings(undefined, directory);
  writeFileSync(path.join(directory, 'settings.json'), '{"operator":"О. Коваль"}');
  const afterwards = readDeskSettings(undefined, directory);
  assert.deepEqual(
    [before, afterwards],
    [
      { ok: true, value: defaultPolicy },
      { ok: true, value: { ...defaultPolicy, operator: 'О. Коваль' } },
    ],
  );
});

test('secrets come from the environment, and empty ones are none', () => {
  assert.deepEqual(readSecrets({ ZVIRKA_TOKEN: 'invented', ZVIRKA_BASIC: '' }), {
    token: 'invented',
    basic: undefined,
    passphrase: undefined,
    proxyLogin: undefined,
  });
});

test('a desk that was live never becomes a demo by losing its settings', () => {
  const lost = mkdtempSync(path.join(os.tmpdir(), 'zvirka-settings-'));
  mkdirSync(path.join(lost, 'live'));
  const settings = readDeskSettings(undefined, lost);
  rmSync(lost, { recursive: true });
  const file = path.join(lost, 'settings.json');
  assert.deepEqual(settings, {
    ok: false,
    fault: { because: 'settings-absent', file, places: [] },
  });
});
