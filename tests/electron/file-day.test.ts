import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileDay } from '../../electron/node/file-day.ts';

test('a file bears the day of the place where it is made, from midnight on', () => {
  const days = [
    ['Europe/Kyiv', '2026-12-31T22:00:00Z', '2027-01-01'],
    ['Europe/Kyiv', '2026-12-31T21:59:59Z', '2026-12-31'],
    ['Europe/Kyiv', '2028-02-28T22:30:00Z', '2028-02-29'],
    ['America/New_York', '2026-11-22T03:00:00Z', '2026-11-21'],
    ['Pacific/Apia', '2026-11-22T11:00:00Z', '2026-11-23'],
  ] as const;
  const named = days.map(([place, moment]) => {
    process.env['TZ'] = place;
    return fileDay(Date.parse(moment));
  });
  assert.deepEqual(
    named,
    days.map(([, , day]) => day),
  );
});
