import assert from 'node:assert/strict';
import test from 'node:test';
import { parsePolicy } from '../../../electron/node/settings/parse-policy.ts';

test('without a word about a centre nothing is forwarded', () => {
  assert.equal(forwardOf(undefined), undefined);
});

test('a collector of syslog is a host with its port, a collector of OTLP an address', () => {
  const client = { certFile: '/etc/zvirka/desk.pem', keyFile: '/etc/zvirka/desk.key' };
  assert.deepEqual(
    forwardOf({ kind: 'syslog', host: 'collector.test', tls: { caFile: 'ca.pem', client } }),
    {
      kind: 'syslog',
      host: 'collector.test',
      port: 6514,
      tls: { caFile: 'ca.pem', client },
    },
  );
  assert.deepEqual(forwardOf({ kind: 'otlp', url: 'https://collector.test:4318' }), {
    kind: 'otlp',
    url: 'https://collector.test:4318',
    tokenFile: undefined,
    tls: { caFile: undefined, client: undefined },
  });
});

test('what was read about a collector may be read again', () => {
  for (const forward of [
    { kind: 'syslog', host: 'a', tls: { caFile: 'ca.pem' } },
    { kind: 'otlp', url: 'https://collector.test' },
  ]) {
    assert.deepEqual(forwardOf(forwardOf(forward)), forwardOf(forward));
  }
});

test('what is wrong about a collector is told with its place, in one sentence', () => {
  const wrong: readonly (readonly [unknown, string])[] = [
    [{ kind: 'carrier-pigeon' }, 'forward.kind: тут може бути лише «syslog» або «otlp».'],
    [{ kind: 'syslog' }, 'forward.host: цього налаштування бракує.'],
    [
      { kind: 'syslog', host: 'https://collector.test' },
      'forward.host: тут має бути назва або адреса комп’ютера-збирача, без «https://» і порту.',
    ],
    [{ kind: 'syslog', host: 'a', port: 0 }, 'forward.port: замало; щонайменше 1.'],
    [
      { kind: 'otlp', url: 'collector' },
      'forward.url: тут має бути повна адреса збирача, що починається з https://.',
    ],
    [
      { kind: 'otlp', url: 'http://collector.test' },
      'forward.url: адреса має починатися з https://: без нього ключ доступу йшов би мережею відкрито.',
    ],
    [
      { kind: 'otlp', url: 'https://desk:secret@collector.test' },
      'forward.url: адреса має бути без імені й пароля, без «?» і «#»: ключі доступу не пишуть у файл налаштувань.',
    ],
    [
      { kind: 'syslog', host: 'a', tls: { client: { certFile: 'a' } } },
      'forward.tls.client.keyFile: цього налаштування бракує.',
    ],
  ];
  for (const [forward, sentence] of wrong) {
    assert.deepEqual(parsePolicy({ forward }), { ok: false, fault: [sentence] });
  }
});

function forwardOf(forward: unknown) {
  const parsed = parsePolicy(forward === undefined ? {} : { forward });
  return parsed.ok ? parsed.value.forward : parsed.fault;
}
