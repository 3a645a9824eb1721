import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLongWork, type Tell } from '../../../shared/desk/long-work.ts';

type Ended =
  { readonly kind: 'done' } | { readonly kind: 'cancelled' } | { readonly kind: 'broken' };

function workOf() {
  const bugs: unknown[] = [];
  const work = createLongWork<{ kind: 'never' }, Ended>(
    { kind: 'never' },
    { kind: 'broken' },
    (error) => bugs.push(error),
  );
  return { work, bugs };
}

test('work under way is looked at, is not begun twice, and ends by its own word', async () => {
  const { work } = workOf();
  let tell: Tell = () => undefined;
  let end: (ended: Ended) => void = () => undefined;
  let runs = 0;
  const run = (telling: Tell) => {
    runs += 1;
    tell = telling;
    return new Promise<Ended>((resolve) => (end = resolve));
  };
  assert.deepEqual(work.state(), { kind: 'never' });
  work.start(run);
  tell(3, 10);
  assert.deepEqual(work.start(run), { kind: 'running', done: 3, total: 10 });
  end({ kind: 'done' });
  await Promise.resolve();
  assert.deepEqual([work.state(), runs], [{ kind: 'done' }, 1]);
});

test('who cancels tells the work, which ends when it can', async () => {
  const { work } = workOf();
  work.start(
    (_tell, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve({ kind: 'cancelled' }));
      }),
  );
  work.cancel();
  await Promise.resolve();
  assert.deepEqual(work.state(), { kind: 'cancelled' });
});

test('a bug ends the work and is told, and the next run begins anew', async () => {
  const { work, bugs } = workOf();
  const bug = new Error('bug');
  work.start(() => Promise.reject(bug));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([work.state(), bugs], [{ kind: 'broken' }, [bug]]);
  assert.equal(work.start(() => Promise.resolve({ kind: 'done' })).kind, 'running');
});
