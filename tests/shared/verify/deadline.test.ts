import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { deadline, withDeadline } from '../../../shared/verify/deadline.ts';

const reasonOf = ({ reason }: AbortSignal) => [reason instanceof Error, (reason as Error).name];
const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

test('a deadline comes by itself, as a TimeoutError', async () => {
  const { signal } = deadline(5);
  assert.equal(signal.aborted, false);
  await aborted(signal);
  assert.deepEqual(reasonOf(signal), [true, 'TimeoutError']);
});

test('who is called away before the deadline is called away for that reason, and no longer listened to', () => {
  const [asker, line] = [new AbortController(), new AbortController()];
  const { signal } = deadline(60_000, asker.signal, line.signal);
  line.abort('closed');
  asker.abort('superseded');
  assert.deepEqual([signal.aborted, signal.reason], [true, 'closed']);
  assert.deepEqual(listeners(asker.signal, line.signal), [0, 0]);
});

test('who was called away already has no time at all', () => {
  const gone = AbortSignal.abort('gone');
  const { signal } = deadline(60_000, new AbortController().signal, gone);
  assert.deepEqual([signal.aborted, signal.reason], [true, 'gone']);
});

test('work that is done leaves no timer and no listener behind, also when it failed', async () => {
  const asker = new AbortController().signal;
  const seen: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    seen.push(signal);
    return seen.length === 1 ? Promise.resolve('done') : Promise.reject(new RangeError('broken'));
  };
  assert.equal(await withDeadline(5, [asker], work), 'done');
  await assert.rejects(withDeadline(5, [asker], work), RangeError);
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(
    [listeners(asker), seen.map(({ aborted: isOver }) => isOver)],
    [[0], [false, false]],
  );
});

test('without a time only the others count', async () => {
  const asker = new AbortController();
  const { signal, clear } = deadline(undefined, asker.signal);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(signal.aborted, false);
  clear();
  asker.abort();
  assert.equal(signal.aborted, false);
});

function listeners(...signals: readonly AbortSignal[]): readonly number[] {
  return signals.map((signal) => getEventListeners(signal, 'abort').length);
}
