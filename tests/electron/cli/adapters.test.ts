import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { makeAuthority } from '../../fakes/certificates.ts';
import { answer, json, raw, startHostileRegistry } from '../../fakes/hostile-registry.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';
import { runCli, runDemoRegistry, type RunningRegistry } from './run-cli.ts';

const data = mkdtempSync(path.join(os.tmpdir(), 'zvirka-adapters-'));
const barcode = '2858364170864';
let demo: RunningRegistry;
before(async () => {
  demo = await runDemoRegistry();
});
after(async () => {
  await demo.stop();
  rmSync(data, { recursive: true });
});

async function check(
  text: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
) {
  const ran = await runCli(['check', text, '--data', data, '--json', ...words], { env });
  const line = ran.out === '' ? {} : (JSON.parse(ran.out) as Record<string, unknown>);
  return { code: ran.code, err: ran.err, line };
}

async function liveCode(): Promise<string> {
  const words = ['--kind', 'barcode', '--document', 'veteran-certificate'];
  return (await runCli(['demo-code', '--registry', demo.url, ...words])).out.trim();
}

test('the http adapter checks a code at the demo’s gateway, once', async () => {
  const words = ['--adapter', 'http', '--registry', demo.url];
  const [text, env] = [await liveCode(), { ZVIRKA_TOKEN: demo.token }];
  const first = await check(text, words, env);
  const second = await check(text, words, env);
  assert.deepEqual(
    [first, second].map(({ code, line }) => [
      code,
      line['outcome'],
      line['because'],
      line['typeIs'],
    ]),
    [
      [0, 'valid', null, 'proved'],
      [30, 'stale', 'used', 'unknown'],
    ],
  );
});

test('nothing of the certificate’s data is in any file or line that a check wrote', async () => {
  const words = ['--adapter', 'http', '--registry', demo.url];
  const { line } = await check(await liveCode(), words, { ZVIRKA_TOKEN: demo.token });
  const files = readdirSync(data).map((name) => readFileSync(path.join(data, name)).toString());
  assert.deepEqual(line['card'], undefined);
  for (const part of ['Вигадане управління', 'surname', 'combatant', 'iVBORw0KGgo']) {
    assert.ok(![JSON.stringify(line), ...files].some((text) => text.includes(part)), part);
  }
});

test('the demo may be asked over http by its settings', async () => {
  const settings = path.join(data, 'demo.json');
  writeFileSync(settings, JSON.stringify({ registry: { adapter: 'demo', speaks: 'http' } }));
  const { code, line } = await check(barcode, ['--settings', settings]);
  assert.deepEqual([code, line['because']], [20, 'unknown']);
});

test('a service behind Trembita is asked by its settings, and its evidence is kept sealed', async () => {
  const container = Buffer.from('PK\x03\x04 an invented name');
  const double = await startHostileRegistry({
    validation: [
      (socket, seen) => {
        json(200, { id: seen.headers['uxp-queryid'], result: { status: 'YES' } })(socket, seen);
      },
    ],
    evidence: [answer(200, container, { 'content-type': 'application/zip' })],
  });
  const settings = path.join(data, 'trembita.json');
  const policy = trembitaPolicy(double.url, { evidence: 'sealed' });
  writeFileSync(settings, JSON.stringify({ registry: policy }));
  const { code, line } = await check(barcode, ['--settings', settings]);
  await double.close();
  assert.deepEqual([code, line['outcome']], [0, 'valid']);
  const [file = ''] = readdirSync(path.join(data, 'evidence'));
  const sealed = readFileSync(path.join(data, 'evidence', file));
  assert.ok(!sealed.includes('invented'));
  const out = path.join(data, 'opened.asice');
  const words = [file.split('.')[0] ?? '', '--data', data, '--out', out];
  const opened = await runCli(['evidence', ...words]);
  assert.deepEqual([opened.code, readFileSync(out)], [0, container]);
  assert.equal((await runCli(['evidence', ...words])).code, 64, 'never written over');
  const list = await runCli(['journal', 'list', '--data', data, '--json']);
  const noted = list.out
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Record<string, unknown>);
  assert.deepEqual(
    noted
      .filter(({ kind }) => kind === 'evidence')
      .map(({ digest, bytes, requestId }) => [digest, bytes, requestId]),
    [[file.split('.')[0], container.length, line['requestId']]],
  );
});

/** A certificate beside the key of another one, as files. */
function mismatchedPair() {
  const authority = makeAuthority();
  const [certFile, keyFile] = [path.join(data, 'cert.pem'), path.join(data, 'key.pem')];
  writeFileSync(certFile, authority.issue().cert);
  writeFileSync(keyFile, authority.issue().key);
  return { certFile, keyFile };
}

const settings = (registry: object, more: object = {}) => ({ registry, ...more });
const http = { adapter: 'http', url: 'https://gateway.example.org' };
const badSettings: readonly (readonly [string, object, RegExp])[] = [
  ['an unknown adapter', settings({ adapter: 'sms' }), /^registry\.adapter: такого адаптера немає/],
  [
    'an address that is none',
    settings({ ...http, url: 'gateway' }),
    /^registry\.url: тут має бути повна адреса/,
  ],
  [
    'plain http to another machine',
    settings({ ...http, url: 'http://far.example.org' }),
    /^registry\.url: .*https/,
  ],
  ['no address', settings({ adapter: 'http' }), /^registry\.url: цього налаштування бракує\.$/],
  [
    'a misspelt setting',
    settings({ ...http, tokn: 'x' }),
    /^registry: такого налаштування немає: «tokn»\.$/,
  ],
  [
    'a missing certificate file',
    settings(http, { network: { caFile: '/nowhere/ca.pem' } }),
    /^network\.caFile: такого файлу немає\.$/,
  ],
  [
    'a key of another certificate',
    settings(http, { network: { client: mismatchedPair() } }),
    /^network\.client: сертифікат і ключ не підходять/,
  ],
  [
    'a service name that is none',
    settings({ ...trembitaPolicy('https://s.example.org'), service: 'x' }),
    /^registry\.service: .*Трембіти/,
  ],
];

for (const [what, written, sentence] of badSettings) {
  test(`${what} is told in one Ukrainian sentence that names the setting`, async () => {
    const file = path.join(data, 'bad.json');
    writeFileSync(file, JSON.stringify(written));
    const { code, err, line } = await check(barcode, ['--settings', file]);
    assert.deepEqual([code, line], [64, {}]);
    const lines = err.trim().split('\n');
    assert.equal(lines.length, 1, err);
    assert.match(lines[0] ?? '', sentence);
    assert.doesNotMatch(err, /usage:|\bat .*\.ts|2858364170864/);
  });
}

test('no switch of Node makes a yes of an answer with two lengths', async () => {
  const yes = '{"success":true}';
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5\r\n';
  const chunk = `${yes.length.toString(16)}\r\n${yes}\r\n0\r\n\r\n`;
  const doubled = `${head}transfer-encoding: chunked\r\n\r\n${chunk}`;
  const double = await startHostileRegistry({ validation: [raw(doubled)] });
  const words = ['--adapter', 'diia', '--registry', double.url, '--data', path.join(data, 'two')];
  const { code, line } = await check(barcode, words, {
    ZVIRKA_TOKEN: 'token',
    ZVIRKA_BRANCH: 'branch',
    NODE_OPTIONS: '--insecure-http-parser',
  });
  await double.close();
  assert.deepEqual([code, line['because']], [40, 'unintelligible']);
});

test('another adapter is not asked at the address of the settings’ own', async () => {
  const file = path.join(data, 'own.json');
  writeFileSync(file, JSON.stringify({ registry: { adapter: 'diia', url: demo.url } }));
  const other = await check(barcode, ['--settings', file, '--adapter', 'http']);
  assert.deepEqual(other, {
    code: 64,
    err: 'registry.url: цього налаштування бракує.\n',
    line: {},
  });
  // A journal of its own: the first one has seen this code.
  const fresh = ['--settings', file, '--adapter', 'diia', '--data', path.join(data, 'own')];
  const own = await check(barcode, fresh, {
    ZVIRKA_TOKEN: demo.token,
    ZVIRKA_BRANCH: demo.branchId,
  });
  assert.deepEqual([own.code, own.line['because']], [20, 'unknown']);
});

test('bad settings above the file are told the same way', async () => {
  const bad = [
    [['--adapter', 'sms'], /^registry\.adapter: такого адаптера немає/],
    [['--adapter', 'http', '--registry', 'gateway'], /^registry\.url: /],
    [['--settings', path.join(data, 'nowhere.json')], /^Файлу налаштувань немає: /],
  ] as const;
  for (const [words, sentence] of bad) {
    const { code, err } = await check(barcode, words);
    assert.equal(code, 64);
    assert.match(err, sentence);
  }
});
