import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { keepSecrets, type SecretsPlace } from '../../../electron/node/settings/keep-secrets.ts';
import { readSecrets } from '../../../electron/node/settings/read-secrets.ts';
import type { Sealer } from '../../../electron/node/keys.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';

const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a);
const sealer: Sealer = { seal: turned, unseal: turned };
const none = readSecrets({});
const all = readSecrets({
  ZVIRKA_TOKEN: 'invented-token',
  ZVIRKA_BASIC: 'YTpi',
  ZVIRKA_PASSPHRASE: 'invented-passphrase',
  ZVIRKA_PROXY_LOGIN: 'window-4:invented',
});

function placeIn(t: TestContext, more: Partial<SecretsPlace> = {}): SecretsPlace {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-secrets-'));
  t.after(() => rmSync(directory, { recursive: true }));
  const url = 'https://registry.test';
  return { directory, url, remember: false, allowPlain: false, sealer, ...more };
}

test('the environment’s secrets come first, and are kept only when it is wished', (t) => {
  const place = placeIn(t);
  assert.deepEqual(
    [keepSecrets(all, place), keepSecrets(none, place)],
    [succeeded(all), succeeded(none)],
  );
});

test('remembered secrets are sealed, readable to the account only, and come back whole', (t) => {
  const place = placeIn(t);
  keepSecrets(all, { ...place, remember: true });
  const file = path.join(place.directory, 'secrets.sealed');
  assert.deepEqual(keepSecrets(none, place), succeeded(all));
  assert.ok(!readFileSync(file, 'latin1').includes('invented'));
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('secrets that can’t be kept leave those of before whole', (t) => {
  const place = placeIn(t);
  keepSecrets(all, { ...place, remember: true });
  // No draft can be written beside it.
  mkdirSync(path.join(place.directory, 'secrets.sealed.draft'));
  const other = readSecrets({ ZVIRKA_TOKEN: 'another' });
  assert.throws(() => keepSecrets(other, { ...place, remember: true }));
  assert.deepEqual(keepSecrets(none, place), succeeded(all));
});

test('a client certificate’s passphrase alone is kept as well', (t) => {
  const place = placeIn(t);
  const only = readSecrets({ ZVIRKA_PASSPHRASE: 'invented' });
  keepSecrets(only, { ...place, remember: true });
  assert.deepEqual(keepSecrets(none, place), succeeded(only));
});

test('without a safe store nothing is kept, and the desk says so', (t) => {
  const place = placeIn(t, { sealer: undefined, remember: true });
  const { directory } = place;
  assert.deepEqual(
    keepSecrets(all, place),
    failed({ because: 'no-safe-store', file: path.join(directory, 'secrets.plain') }),
  );
  assert.ok(!existsSync(path.join(directory, 'secrets.plain')));
});

test('secrets lie in the clear only where the settings say so, now and later', (t) => {
  const place = placeIn(t, { sealer: undefined, allowPlain: true });
  keepSecrets(all, { ...place, remember: true });
  const file = path.join(place.directory, 'secrets.plain');
  assert.deepEqual(
    [keepSecrets(none, place), keepSecrets(none, { ...place, allowPlain: false })],
    [succeeded(all), failed({ because: 'no-safe-store', file })],
  );
  if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('secrets kept for one registry are never given to another', (t) => {
  const place = placeIn(t);
  keepSecrets(all, { ...place, remember: true });
  const file = path.join(place.directory, 'secrets.sealed');
  assert.deepEqual(
    keepSecrets(none, { ...place, url: 'https://other.test' }),
    failed({ because: 'secrets', file }),
  );
});

test('secrets that can’t be read are told, never taken for none', (t) => {
  const place = placeIn(t);
  const file = path.join(place.directory, 'secrets.sealed');
  const told = [];
  for (const bytes of [Buffer.from('{'), turned(Buffer.from('null')), turned(Buffer.from('7'))]) {
    writeFileSync(file, bytes);
    told.push(keepSecrets(none, place));
  }
  told.push(keepSecrets(none, { ...place, sealer: undefined }));
  const fault = failed({ because: 'secrets', file });
  assert.deepEqual(told, [fault, fault, fault, fault]);
});
