import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePolicy } from '../../../electron/node/settings/parse-policy.ts';
import { placeValue } from '../../../renderer/show/setting-value.ts';
import { wordsOf } from '../../../renderer/words/advice.ts';
import type { SettingPlace } from '../../../renderer/words/settings-words.ts';

function told(settings: object, ...places: readonly SettingPlace[]): readonly string[] {
  const parsed = parsePolicy(settings);
  assert.ok(parsed.ok);
  return places.map((place) => placeValue(place, parsed.value, wordsOf.uk));
}

test('the way to the registry is told by addresses, files and counts', () => {
  const places = [
    'network.proxy',
    'network.caFile',
    'network.client',
    'network.pins',
    'network.slowMs',
  ] as const;
  assert.deepEqual(told({}, ...places), ['як у системі', '—', '—', '—', '6 с']);
  const [one, other] = ['A', 'B'].map((letter) => `${letter.repeat(43)}=`);
  const network = {
    proxy: 'http://proxy.test:3128',
    caFile: 'ca.pem',
    client: { certFile: 'desk.pem', keyFile: 'desk.key' },
    pins: [one, other],
    slowMs: 9_000,
  };
  assert.deepEqual(told({ network }, ...places), [
    'http://proxy.test:3128',
    'ca.pem',
    'desk.pem',
    '2',
    '9 с',
  ]);
  assert.deepEqual(told({ network: { proxy: 'none' } }, 'network.proxy'), ['без проксі']);
});

test('who collects the entries and where copies of the journal’s head go is told', () => {
  const places = ['forward', 'journal.anchors'] as const;
  assert.deepEqual(told({}, ...places), ['—', '—']);
  const anchors = [{ folder: 'S:\\zvirka', neighbours: true }, { folder: 'E:\\' }];
  const forward = { kind: 'syslog', host: 'fd00::5' };
  assert.deepEqual(told({ journal: { anchors }, forward }, ...places), [
    'syslog, [fd00::5]:6514',
    'S:\\zvirka (разом із сусідніми вікнами), E:\\',
  ]);
  const otlp = { kind: 'otlp', url: 'https://collector.test', tokenFile: 'token' };
  assert.deepEqual(told({ forward: otlp }, 'forward'), ['OTLP, https://collector.test']);
});
