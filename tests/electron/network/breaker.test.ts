import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBreaker } from '../../../electron/node/network/breaker.ts';
import type { Exchange } from '../../../shared/verify/breaker.ts';

const bad: Exchange = { kind: 'failed', because: 'offline' };
const took = (tookMs: number): Exchange => ({ kind: 'answered', tookMs });
const good = took(100);

/** Whether it is open after each exchange: `-` or `O`. */
async function after(exchanges: readonly Exchange[]): Promise<string> {
  const breaker = createBreaker(6_000);
  let seen = '';
  for (const exchange of exchanges) {
    await breaker.tell(exchange);
    seen += breaker.isOpen() ? 'O' : '-';
  }
  return seen;
}

test('two failures of the last five open it, from the first exchange on', async () => {
  assert.deepEqual(
    [
      await after([bad, bad]),
      await after([good, bad, good, good, bad]),
      await after([bad, good, good, good, good, bad]),
    ],
    ['-O', '----O', '------'],
  );
});

test('one good exchange closes it, and the counting begins anew', async () => {
  assert.equal(await after([bad, bad, bad, good, bad, good, bad]), '-OO---O');
});

test('an average over the limit opens it, whatever one answer took', async () => {
  const slow = [7_000, 7_000, 7_000, 7_000, 7_000].map(took);
  assert.deepEqual(
    [
      await after(slow),
      await after([...slow, good, good]),
      await after([took(29_000), good, good, good, good]),
    ],
    ['----O', '----O--', '-----'],
  );
});

test('it tells why an exchange counts against the way', async () => {
  const breaker = createBreaker(50);
  const told = [];
  for (const exchange of [good, good, good, good, good, bad])
    told.push(await breaker.tell(exchange));
  assert.deepEqual(told, [undefined, undefined, undefined, undefined, 'slow', 'offline']);
});

test('a PC clock that is set back does not keep it open', async (t) => {
  const breaker = createBreaker(6_000);
  await breaker.tell(bad);
  await breaker.tell(bad);
  t.mock.method(Date, 'now', () => 0);
  await breaker.tell(good);
  assert.equal(breaker.isOpen(), false);
});
