import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dialects } from '../../fakes/dialects.ts';
import { serveDroppingDay } from '../../fixtures/dropping-day.ts';

// `npm run bench drops` serves a thousand for each adapter.
for (const dialect of dialects) {
  test(`${dialect.name}: drops after the commit turn no honest citizen red and ask for no code twice`, async () => {
    const { drops, green, red, doubled, doubledUses } = await serveDroppingDay(dialect, 120);
    assert.ok(drops > 10 && green > 10);
    assert.deepEqual([red, doubledUses], [0, 0]);
    // Only where a request id is answered once is a lost answer asked for again.
    assert.equal(doubled > 0, dialect.replays);
  });
}
