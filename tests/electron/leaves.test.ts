import assert from 'node:assert/strict';
import test from 'node:test';
import { leavesOf } from '../../electron/node/leaves.ts';
import { defaultPolicy } from '../../electron/node/settings/parse-policy.ts';

test('each setting has its path and its text; a list is one setting, and what is not set has none', () => {
  const { desk, registry } = defaultPolicy;
  const services = ['Субсидія', 'Пільга'];
  assert.deepEqual(leavesOf({ desk: { ...desk, window: 'Вікно 4' }, services }), {
    'desk.id': '"desk-1"',
    'desk.centre': '""',
    'desk.window': '"Вікно 4"',
    services: '["Субсидія","Пільга"]',
  });
  assert.equal(registry.url, undefined);
  assert.ok(!('registry.url' in leavesOf(defaultPolicy)));
});
