import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, isWanted } from '../../../renderer/capture/camera-choice.ts';
import { openAny } from '../../../renderer/capture/open-any.ts';

const size = { width: 1_280, height: 720 };
const built = { id: 'a1', label: 'HD Webcam' };
const infrared = { id: 'b2', label: 'HD IR Camera' };
const wanted = { id: 'c3', label: 'Logitech C920' };
const renamed = { id: 'd4', label: 'Logitech C920' };

function labels(cameras: readonly { readonly id: string }[]): string {
  return cameras.map(({ id }) => id).join(' ');
}

test('the wanted camera is tried first, by its id, else by its name; face cameras come last', () => {
  assert.equal(labels(inOrder([infrared, built, renamed, wanted], wanted)), 'c3 d4 a1 b2');
  assert.equal(labels(inOrder([infrared, built, renamed], wanted)), 'd4 a1 b2');
  assert.equal(labels(inOrder([infrared, built], undefined)), 'a1 b2');
});

test('cameras that may not tell their names yet stay in the system’s order', () => {
  const nameless = [
    { id: '', label: '' },
    { id: '', label: '' },
  ];
  assert.deepEqual(inOrder(nameless, wanted), nameless);
  assert.equal(isWanted({ id: '', label: '' }, { id: '', label: '' }), false);
});

test('of cameras that fail, the next one is tried, and the wanted one’s trouble is told', async () => {
  const failing = (name: string) => () => Promise.reject(new DOMException('', name));
  const [held, absent] = [failing('NotReadableError'), failing('NotFoundError')];
  const stream = {} as MediaStream;
  const works = { ...built, open: () => Promise.resolve(stream) };
  assert.deepEqual(await openAny([{ ...wanted, open: held }, works], wanted, size), {
    source: works,
    stream,
  });
  const all = [
    { ...built, open: absent },
    { ...wanted, open: held },
  ];
  assert.deepEqual(await openAny(all, wanted, size), { because: 'busy' });
  assert.deepEqual(await openAny([], wanted, size), { because: 'none' });
});
