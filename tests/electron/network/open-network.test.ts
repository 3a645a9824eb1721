import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { openNetwork } from '../../../electron/node/network/open-network.ts';
import { readSecrets } from '../../../electron/node/settings/read-secrets.ts';
import { failed } from '../../../shared/lib/result.ts';
import { parsePolicy } from '../../../electron/node/settings/parse-policy.ts';
import { makeAuthority } from '../../fakes/certificates.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'zvirka-network-'));
after(() => rmSync(folder, { recursive: true }));

function written(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

function lay(network: unknown, environment: Readonly<Record<string, string>> = {}) {
  const policy = parsePolicy({ network });
  if (!policy.ok) return policy;
  const world = { environment, tell: () => undefined };
  return openNetwork(policy.value, readSecrets({}), world);
}

const authority = makeAuthority();
const one = authority.issue();
const [cert, key] = [written('cert.pem', one.cert), written('key.pem', one.key)];
const pin = 'A'.repeat(43) + '=';

for (const [what, network, places] of [
  [
    'a certificate file that is not there',
    { caFile: path.join(folder, 'none.pem') },
    ['network.caFile: такого файлу немає.'],
  ],
  [
    'a folder in place of a file',
    { caFile: folder },
    ['network.caFile: файл не вдалося прочитати.'],
  ],
  [
    'a file without certificates',
    { caFile: key },
    ['network.caFile: у файлі немає сертифікатів у форматі PEM.'],
  ],
  [
    'both halves of a pair that are not there',
    { client: { certFile: path.join(folder, 'c'), keyFile: path.join(folder, 'k') } },
    ['network.client.certFile: такого файлу немає.', 'network.client.keyFile: такого файлу немає.'],
  ],
  [
    'a key of another certificate',
    { client: { certFile: cert, keyFile: written('other.pem', authority.issue().key) } },
    [
      'network.client: сертифікат і ключ не підходять одне до одного, або пароль до ключа (ZVIRKA_PASSPHRASE) не той.',
    ],
  ],
  [
    'a file that is no PKCS #12',
    { client: { pfxFile: cert } },
    ['network.client.pfxFile: це не PKCS #12, або пароль до нього (ZVIRKA_PASSPHRASE) не той.'],
  ],
  [
    'a certificate without its key',
    { client: { certFile: cert } },
    [
      'network.client: потрібні або «certFile» і «keyFile» (PEM), або «pfxFile» (PKCS #12), і більше нічого.',
    ],
  ],
  [
    'one pin without a spare',
    { pins: [pin] },
    [
      'network.pins: потрібен щонайменше ще один, запасний ключ: інакше заміна ключа зупинить вікно.',
    ],
  ],
  [
    'a pin that is none',
    { pins: ['sha256', pin] },
    ['network.pins.0: тут має бути SHA-256 відкритого ключа реєстру в base64 (44 знаки).'],
  ],
  [
    'a proxy with a password in the file',
    { proxy: 'http://user:secret@proxy.test' },
    [
      'network.proxy: тут може бути «system», «none» або адреса проксі-сервера без імені й пароля: «http://proxy:3128».',
    ],
  ],
] as const) {
  test(`${what} is one sentence that names the setting`, () => {
    assert.deepEqual(lay(network), failed(places));
  });
}

test('the proxy is the system’s, none, or the one of the settings', async () => {
  const environment = { https_proxy: 'http://proxy.test:3128' };
  const told = [];
  for (const proxy of ['system', 'none', 'http://other.test:8080']) {
    const line = lay({ proxy, client: { certFile: cert, keyFile: key } }, environment);
    assert.ok(line.ok);
    told.push(await line.value.proxyFor?.('https://registry.test'));
  }
  assert.deepEqual(told, ['PROXY proxy.test:3128', 'DIRECT', 'PROXY other.test:8080']);
});

test('a login of the desk’s own is for whatever proxy stands there, that of the environment for its own', () => {
  const environment = { https_proxy: 'http://user:p%@proxy.test:3128' };
  const policy = parsePolicy({ network: { proxy: 'http://other.test:8080' } });
  assert.ok(policy.ok);
  const logins = [{}, { ZVIRKA_PROXY_LOGIN: 'own:pw' }].map((own) => {
    const world = { environment, tell: () => undefined };
    const line = openNetwork(policy.value, readSecrets(own), world);
    return ['http://proxy.test:3128', 'http://other.test:8080'].map(
      (proxy) => line.ok && line.value.proxyLogin?.(new URL(proxy)),
    );
  });
  assert.deepEqual(logins, [
    ['user:p%', undefined],
    ['own:pw', 'own:pw'],
  ]);
});

test('deadlines by stage come from the settings', () => {
  const policy = parsePolicy({ timings: { connectMs: 111, firstByteMs: 222 } });
  assert.ok(policy.ok);
  const line = openNetwork(policy.value, readSecrets({}), {
    environment: {},
    tell: () => undefined,
  });
  assert.deepEqual(line.ok && [line.value.connectMs, line.value.firstByteMs], [111, 222]);
});
