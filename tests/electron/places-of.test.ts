import assert from 'node:assert/strict';
import test from 'node:test';
import { placesOf } from '../../electron/node/places-of.ts';

test('the places of an error are lines of code and no line of its message, whatever it looks like', () => {
  const error = new TypeError('Позначенко\n    at Невигаданий (file:///secret)\n    at last');
  const places = placesOf(error);
  assert.ok(places.length > 0);
  assert.match(places[0] ?? '', /^at .*places-of\.test\.ts:\d+/);
  assert.doesNotMatch(places.join('\n'), /Позначенко|Невигаданий|secret|last/);
});

test('what is no error, or has another message than its stack, has no places', () => {
  const changed = new Error('Позначенко\n at home');
  assert.ok(changed.stack?.includes('Позначенко'));
  changed.message = 'harmless';
  assert.deepEqual([placesOf('Позначенко'), placesOf(undefined), placesOf(changed)], [[], [], []]);
});
