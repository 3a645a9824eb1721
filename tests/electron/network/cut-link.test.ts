import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutLink } from '../../fakes/cut-link.ts';

test('a link that is cut and restored is told right within two seconds, and its spans add up', async () => {
  const times = 4;
  const { downMs, upMs, spans, cutMs, toldMs } = await cutLink(times);
  assert.ok(Math.max(...downMs, ...upMs) < 2_000, [downMs, upMs].join());
  assert.deepEqual(
    spans.map(({ phase }) => phase),
    Array.from({ length: times }, () => ['opened', 'closed']).flat(),
  );
  const kept = spans.reduce((sum, { forMs = 0 }) => sum + forMs, 0);
  assert.equal(kept, toldMs);
  // Each span may be known up to two seconds late at either end.
  assert.ok(Math.abs(kept - cutMs) < times * 2_000, `${String(kept)} ${String(cutMs)}`);
});
