import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shellGuards } from '../../shared/contract/guards.ts';
import { openIncidents } from '../../electron/shell/incidents.ts';
import type { LogLine } from '../../electron/shell/log.ts';

test('a number that the page gave is found in the program’s log', async () => {
  const lines: LogLine[] = [];
  await openIncidents((line) => lines.push(line)).incident({
    number: 'R-4f02a7',
    name: 'TypeError',
  });
  assert.deepEqual(lines, [{ kind: 'page-incident', number: 'R-4f02a7', name: 'TypeError' }]);
});

test('nothing but a number and a plain name comes through', () => {
  const good = { number: 'R-4f02a7', name: 'TypeError' };
  const bad = [
    { ...good, number: '19910824-00026' },
    { ...good, name: 'Надія' },
    { ...good, name: 'https://diia.app/x' },
    { ...good, name: 'x'.repeat(41) },
    { ...good, message: 'x' },
  ];
  const taken = [good, ...bad].map((one) => shellGuards.incident.safeParse(one).success);
  assert.deepEqual(taken, [true, ...bad.map(() => false)]);
});
