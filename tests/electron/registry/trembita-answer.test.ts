import assert from 'node:assert/strict';
import { test } from 'node:test';
import { understandTrembita } from '../../../electron/node/registry/trembita-answer.ts';
import type { TrembitaPolicy } from '../../../electron/node/registry/trembita-settings.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { fault, requestId } from '../../fakes/asking.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';

const card = { show: {}, mask: {} };

function understood(body: unknown, more: Partial<TrembitaPolicy> = {}, status = 200): Asked {
  const policy = trembitaPolicy('https://server.example.org', more);
  const isPlain = typeof body === 'object' && !Array.isArray(body);
  const text = JSON.stringify(isPlain ? { id: requestId, ...body } : body);
  return understandTrembita({ status, text }, requestId, policy, card);
}

const yes = { result: { status: 'YES' } };
const green = { ok: true, value: { kind: 'confirmed', proves: 'veteran-certificate' } };
const unclear = fault('unintelligible', 'perhaps');

test('an answer is read by the rules, and what no rule knows is not understood', () => {
  const bodies = [
    yes,
    { result: { status: 'yes' } },
    { result: { status: true } },
    {},
    [],
    'YES',
    { result: 'YES' },
  ];
  assert.deepEqual(
    bodies.map((body) => understood(body)),
    [green, ...bodies.slice(1).map(() => unclear)],
  );
});

test('an answer that repeats another request id, or none, is not ours', () => {
  const ids = ['another', '', null, undefined, [requestId]];
  assert.deepEqual(
    ids.map((id) => understood({ ...yes, id })),
    ids.map(() => unclear),
  );
});

test('a yes with a failure or an error beside it is not understood, unless the rule itself reads it', () => {
  const silent = [{ success: true }, { error: null, errors: [] }, { error: '' }, { error: false }];
  const loud = [{ success: false }, { Success: 'false' }, { error: 'E7' }, { ERRORS: [{}] }];
  assert.deepEqual(
    [...silent, ...loud].map((more) => understood({ ...yes, ...more })),
    [...silent.map(() => green), ...loud.map(() => unclear)],
  );
  const no = { status: 200, when: [{ at: 'error', is: 'E8' }], means: 'unknown' } as const;
  const own = { status: 200, when: [{ at: 'error', is: 0 }], means: 'confirmed' } as const;
  const outcomes = [...trembitaPolicy('').outcomes, no, own];
  assert.deepEqual(
    [0, 'E7', 'E8'].map((error) => understood({ ...yes, error }, { outcomes })),
    [green, unclear, unclear],
  );
});

test('an answer that rules of different meaning know is not understood', () => {
  assert.deepEqual(understood({ result: { status: 'YES', busy: true } }), unclear);
  assert.deepEqual(understood({ result: { busy: true } }), fault('unavailable', 'perhaps'));
});

test('a rule is for its own status, and a yes for 200 only', () => {
  const outcomes = [
    { status: 404, when: [{ at: 'error', is: 'NO_DOCUMENT' }], means: 'unknown' },
    {
      status: 200,
      when: [
        { at: 'list.0.state', is: 1 },
        { at: 'ok', is: true },
      ],
      means: 'confirmed',
    },
  ] as const;
  const said = (body: unknown, status: number) => understood(body, { outcomes }, status);
  assert.deepEqual(
    [
      said({ error: 'NO_DOCUMENT' }, 404),
      said({ error: 'NO_DOCUMENT' }, 200),
      said({ ok: true, list: [{ state: 1 }] }, 200),
      said({ ok: true, list: [{ state: '1' }] }, 200),
      said({ ok: true, list: [{ state: 1 }] }, 201),
      said({ ok: true, list: [{ state: 1 }] }, 404),
    ],
    [
      { ok: true, value: { kind: 'denied', because: 'unknown' } },
      unclear,
      green,
      unclear,
      unclear,
      unclear,
    ],
  );
});

test('the type is the settings’ or the answer’s own, and a name that nobody knows is not understood', () => {
  const documentType = { at: 'type', names: { ПОСВІДЧЕННЯ: 'driver-license' } } as const;
  const said = (type: unknown) => understood({ ...yes, type }, { documentType });
  const driver = { ok: true, value: { kind: 'confirmed', proves: 'driver-license' } };
  assert.deepEqual(['ПОСВІДЧЕННЯ', 'toString', undefined, null, 1].map(said), [
    driver,
    unclear,
    unclear,
    unclear,
    unclear,
  ]);
});

test('the card is gathered from its places', () => {
  const paths = {
    fields: { surname: 'person.last', number: 'doc.no', issuedOn: 'doc.date' },
    certificate: { at: 'doc.kind', names: { УБД: 'combatant' } },
  } as const;
  const body = {
    ...yes,
    person: { last: 'Уявна' },
    doc: { no: 4711, date: '31.01.2024', kind: 'УБД' },
  };
  const expected = {
    certificate: 'combatant',
    lines: [
      { field: 'surname', value: 'Уявна' },
      { field: 'issuedOn', value: '31.01.2024' },
      { field: 'number', value: '4711' },
    ],
  };
  const read = understood(body, { card: paths });
  assert.deepEqual(read, {
    ok: true,
    value: { kind: 'confirmed', proves: 'veteran-certificate', card: expected },
  });
  assert.deepEqual(understood({ ...body, doc: { kind: 'ОІВВ' } }, { card: paths }), unclear);
  assert.deepEqual(understood({ ...body, person: { last: ['x'] } }, { card: paths }), unclear);
});
