import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownPolicy } from '../../electron/node/chosen-settings.ts';
import { parsePolicy } from '../../electron/node/settings/parse-policy.ts';

test('a setting is told as the centre’s own where it differs from the program’s', () => {
  const parsed = parsePolicy({
    desk: { id: 'podil-4' },
    services: ['Видача посвідчення'],
    registry: { adapter: 'demo' },
    timings: { askMs: 9_000, connectMs: 3_000 },
  });
  assert.ok(parsed.ok);
  assert.deepEqual(shownPolicy(parsed.value).own, ['desk.id', 'services', 'timings.askMs']);
});

test('people see where anchors, entries and questions go, by the names of files and never what is in them', () => {
  const parsed = parsePolicy({
    journal: { anchors: [{ folder: '/mnt/centre' }] },
    forward: { kind: 'otlp', url: 'https://collector.test', tokenFile: '/etc/zvirka/token' },
    network: { caFile: '/etc/zvirka/ca.pem', client: { pfxFile: '/etc/zvirka/desk.pfx' } },
  });
  assert.ok(parsed.ok);
  const { policy, own } = shownPolicy(parsed.value);
  assert.deepEqual(
    [policy.journal, policy.forward, policy.network],
    [
      { anchors: [{ folder: '/mnt/centre', neighbours: false }] },
      parsed.value.forward,
      parsed.value.network,
    ],
  );
  assert.deepEqual(own, [
    'network.caFile',
    'network.client.pfxFile',
    'journal.anchors',
    'forward.kind',
    'forward.url',
    'forward.tokenFile',
  ]);
});
