import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownPolicy } from '../../electron/node/chosen-settings.ts';
import { parsePolicy } from '../../shared/policy/parse-policy.ts';

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
