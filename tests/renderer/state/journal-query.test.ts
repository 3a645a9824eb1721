import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeSearch } from '../../../renderer/state/code-search.ts';
import {
  filterOf,
  readSought,
  todaysJournal,
  type Sought,
} from '../../../renderer/state/journal-query.ts';

const off: CodeSearch = { kind: 'off' };

const names = {
  operators: ['О. Коваль', 'І. Мельник'],
  services: ['Видача посвідчення'],
  because: [],
};

test('a search box knows a number, a request, a code, an administrator and a service', () => {
  const request = 'a41c77d0-3f52-4b8e-9c11-5d0b7a2c9e02';
  const sought = [
    [' ', { kind: 'nothing' }],
    ['1204', { kind: 'number', number: 1_204 }],
    ['№ 1204', { kind: 'number', number: 1_204 }],
    [request.toUpperCase(), { kind: 'request', requestId: request }],
    ['2858364170864', { kind: 'code', text: '2858364170864' }],
    ['2858364170865', { kind: 'unknown' }],
    ['коваль', { kind: 'operator', operator: 'О. Коваль' }],
    ['видача', { kind: 'service', service: 'Видача посвідчення' }],
    ['0', { kind: 'unknown' }],
    ['нема такого', { kind: 'unknown' }],
  ] as const;
  for (const [text, found] of sought) assert.deepEqual(readSought(text, names), found, text);
});

test('what names one entry or one code is sought in all the time', () => {
  const now = new Date(2026, 10, 22, 10).getTime();
  const query = { ...todaysJournal, outcome: 'valid' } as const;
  assert.deepEqual(filterOf(query, { kind: 'number', number: 7 }, off, now), { number: 7 });
  const given: CodeSearch = { kind: 'given', codes: ['ab'] };
  assert.deepEqual(filterOf(query, { kind: 'nothing' }, given, now), { codes: ['ab'] });
  assert.deepEqual(filterOf(query, { kind: 'operator', operator: 'О. Коваль' }, off, now), {
    operator: 'О. Коваль',
    from: new Date(2026, 10, 22).getTime(),
    until: new Date(2026, 10, 23).getTime(),
    outcomes: ['valid'],
  });
});

test('what means nothing, and a code that is not known yet, find nothing and export nothing', () => {
  const code: Sought = { kind: 'code', text: '2858364170864' };
  const searches: readonly (readonly [Sought, CodeSearch])[] = [
    [{ kind: 'unknown' }, off],
    [code, off],
    [code, { kind: 'failed' }],
    [{ kind: 'nothing' }, { kind: 'asking' }],
    [{ kind: 'nothing' }, { kind: 'failed' }],
  ];
  for (const [sought, search] of searches) {
    assert.deepEqual(filterOf(todaysJournal, sought, search, 0), { codes: [] });
  }
});

test('periods begin and end at this machine’s midnights: what a clock ahead wrote down is not today’s', () => {
  const now = new Date(2026, 2, 1, 0, 5).getTime();
  const spanOf = (period: typeof todaysJournal.period) =>
    filterOf({ ...todaysJournal, period }, { kind: 'nothing' }, off, now);
  const until = new Date(2026, 2, 2).getTime();
  assert.deepEqual(spanOf('today'), { from: new Date(2026, 2, 1).getTime(), until });
  assert.deepEqual(spanOf('yesterday'), {
    from: new Date(2026, 1, 28).getTime(),
    until: new Date(2026, 2, 1).getTime(),
  });
  assert.deepEqual(spanOf('week'), { from: new Date(2026, 1, 23).getTime(), until });
  assert.deepEqual(spanOf('month'), { from: new Date(2026, 2, 1).getTime(), until });
  assert.deepEqual(spanOf('all'), {});
});
