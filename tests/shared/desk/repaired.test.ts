import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../../../shared/desk/serve.ts';
import { identifyCapture } from '../../../shared/identify/identify.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { fakeWorld } from '../../fakes/world.ts';
import { barcode } from '../../fixtures/codes.ts';

async function check(answer: Asked, text: string) {
  const { ports } = fakeWorld(fakeRegistry(answer), 1_000);
  const road = { ...ports, skewMs: () => undefined };
  const capture = { text, source: 'scanner', capturedAt: 900 } as const;
  const { outcome, entry, repaired } = await serve(
    road,
    capture,
    identifyCapture(capture, ports.capture),
    new AbortController().signal,
  );
  return { outcome, code: entry?.code, asking: entry?.asking, repaired };
}

const twelve = barcode.slice(0, 12);
const code = `digest-of-${barcode}`;

test('a repaired code is kept as the thirteen digits it stands for, and the page hears of the repair', async () => {
  const yes: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate' });
  const expected = { outcome: { kind: 'valid' }, code, asking: 'answered' };
  assert.deepEqual(await check(yes, twelve), { ...expected, repaired: 'check-digit' });
  assert.deepEqual(await check(yes, barcode), { ...expected, repaired: undefined });
});

test('a code of our own making that nobody knows is no red: it was a stranger', async () => {
  for (const because of ['unknown', 'unstated'] as const) {
    const denied: Asked = succeeded({ kind: 'denied', because });
    assert.deepEqual(await check(denied, twelve), {
      outcome: { kind: 'foreign', looksLike: 'twelve-digits' },
      code,
      asking: 'answered',
      repaired: 'check-digit',
    });
    assert.deepEqual((await check(denied, barcode)).outcome, { kind: 'invalid', because });
  }
});

test('what the register says of a repaired code that it knows stands', async () => {
  const withdrawn: Asked = succeeded({ kind: 'denied', because: 'withdrawn' });
  const lost: Asked = failed({ kind: 'answer-lost', reached: 'perhaps' });
  assert.equal((await check(withdrawn, twelve)).outcome.kind, 'invalid');
  assert.equal((await check(lost, twelve)).outcome.kind, 'unchecked');
});
