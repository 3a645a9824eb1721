import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Link } from '../../../shared/contract/contract.ts';
import { watchLink } from '../../../shared/desk/watch-link.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked, Fault } from '../../../shared/verify/registry.ts';
import { fakeRegistry } from '../../fakes/registry.ts';
import { barcode } from '../../fixtures/document-codes.ts';

const question = { code: barcode, requestId: '00000000-0000-4000-8000-000000000001' };
const signal = new AbortController().signal;
const fault = (kind: Fault['kind'], reached: Fault['reached'] = 'no') => failed({ kind, reached });

async function linkAfter(asked: Asked): Promise<Link> {
  const watched = watchLink(fakeRegistry(asked), () => 7);
  await watched.registry.ask(question, signal);
  return watched.link();
}

test('a code that the registry does not take, and our own credentials, say nothing of the link', async () => {
  const links = [
    await linkAfter(fault('barcode-only')),
    await linkAfter(fault('not-admitted', 'refused')),
  ];
  assert.deepEqual(links, [{ kind: 'unknown' }, { kind: 'unknown' }]);
});

test('silence of the registry is told since it began', async () => {
  assert.deepEqual(await linkAfter(fault('timed-out', 'perhaps')), { kind: 'down', since: 7 });
});

test('a fallen link comes back by itself, without any code', async () => {
  let at = 0;
  let stands = false;
  const registry = {
    ...fakeRegistry(fault('offline')),
    probe: () => Promise.resolve(stands ? succeeded(undefined) : fault('offline')),
  };
  const watched = watchLink(registry, () => at);
  await watched.registry.ask(question, signal);
  const seen: Link['kind'][] = [];
  for (const isBack of [false, true]) {
    stands = isBack;
    at += 5_000;
    watched.refresh();
    await new Promise(setImmediate);
    seen.push(watched.link().kind);
  }
  assert.deepEqual([seen, registry.questions.length], [['down', 'up'], 1]);
});

test('the way is not tried more often than every few seconds, nor while it stands', async () => {
  let at = 0;
  let tries = 0;
  const registry = {
    ...fakeRegistry(),
    probe: () => {
      tries += 1;
      return Promise.resolve(tries < 2 ? fault('offline') : succeeded(undefined));
    },
  };
  const watched = watchLink(registry, () => at);
  for (; at < 20_000; at += 1_000) {
    watched.refresh();
    await new Promise(setImmediate);
  }
  assert.equal(tries, 2);
});
