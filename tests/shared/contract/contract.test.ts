import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, deskMethods, phoneMethods } from '../../../shared/contract/client.ts';
import type { Contract } from '../../../shared/contract/contract.ts';
import { deskGuards, journalGuards, phoneGuards } from '../../../shared/contract/guards.ts';
import { Refused, server } from '../../../shared/contract/server.ts';
import { deskFacts } from '../../fixtures/desk-facts.ts';

const asked: unknown[] = [];
const desk: Contract = {
  serve: (capture) => {
    asked.push(capture);
    return Promise.reject(new Error('a bug'));
  },
  facts: () => Promise.resolve(deskFacts),
  state: () =>
    Promise.resolve({
      link: { kind: 'unknown' },
      clock: { skewMs: undefined },
      offline: {
        openSince: undefined,
        attempts: 0,
        todayMs: 0,
        monthMs: 0,
        spanLimitMs: 1,
        monthLimitMs: 1,
      },
      journal: { kind: 'kept', size: 0 },
      scanners: [],
    }),
  warm: () => Promise.resolve({}),
  heard: () => Promise.resolve({ kind: 'nothing' }),
};
const transport = server(deskGuards, desk);
const capture = { text: '2858364170864', source: 'keyed', capturedAt: 1 };

test('a client over a server is the contract itself', async () => {
  const far = client<Contract>(deskMethods, transport);
  assert.deepEqual(await far.facts({}), deskFacts);
});

test('the client knows exactly the guarded methods', () => {
  assert.deepEqual(
    [Object.keys(deskMethods).sort(), Object.keys(phoneMethods).sort()],
    [Object.keys(deskGuards).sort(), Object.keys(phoneGuards).sort()],
  );
});

test('an unknown method is refused, also one that every object has', async () => {
  for (const name of ['erase', 'constructor', 'toString', '__proto__', '']) {
    await assert.rejects(transport(name, {}), Refused, name);
  }
});

test('a bad request is refused before the desk hears of it', async () => {
  const bad = [
    undefined,
    null,
    'text',
    {},
    { ...capture, text: 7 },
    { ...capture, source: 'guess' },
    { ...capture, capturedAt: 1.5 },
    { ...capture, capturedAt: -1 },
    { ...capture, text: 'x'.repeat(4_298) },
    { ...capture, extra: true },
  ];
  for (const request of bad) await assert.rejects(transport('serve', request), Refused);
  assert.equal(journalGuards.find.safeParse({ limit: 501 }).success, false);
  assert.deepEqual(asked, []);
});

test('a refusal quotes nothing of the request', async () => {
  const refusal: unknown = await transport('serve', {
    ...capture,
    secret: 'https://diia.app/x',
  }).catch((error: unknown) => error);
  assert.ok(refusal instanceof Refused && !refusal.message.includes('diia.app'));
});

test('a bug passes through as itself, it is not a refusal', async () => {
  await assert.rejects(transport('serve', capture), { message: 'a bug' });
});
