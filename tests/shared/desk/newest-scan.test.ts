import assert from 'node:assert/strict';
import { test } from 'node:test';
import { succeeded } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { createDesk } from '../../../shared/desk/desk.ts';
import { checksIn, lost, open, scan, start, yes } from '../../fakes/desk.ts';
import { fakeRegistry, silent } from '../../fakes/registry.ts';
import { fakeWorld } from '../../fakes/world.ts';
import { deskFacts } from '../../fixtures/desk-facts.ts';
import { barcodeText, linkText } from '../../fixtures/document-codes.ts';

test('the newest scan wins, and the one it replaces is recorded as superseded', async () => {
  const { desk, journal } = open(silent(lost), yes);
  const older = desk.serve(scan(linkText));
  const newer = desk.serve(scan(barcodeText));
  const outcomes = [(await older).outcome, (await newer).outcome];
  assert.deepEqual(outcomes, [{ kind: 'unchecked', because: 'superseded' }, { kind: 'valid' }]);
  assert.deepEqual(
    checksIn(journal)
      .map(({ because, asking }) => [because, asking])
      .sort(),
    [
      ['superseded', 'perhaps'],
      [undefined, 'answered'],
    ].sort(),
  );
});

test('the same code read again while it is asked about is the same check', async () => {
  let answer: ((asked: Asked) => void) | undefined;
  const { desk, registry, journal } = open(
    () =>
      new Promise<Asked>((resolve) => {
        answer = resolve;
      }),
  );
  const first = desk.serve(scan(barcodeText));
  const again = desk.serve(scan('2858 3641 70864'));
  await Promise.resolve();
  answer?.(yes);
  const [one, other] = await Promise.all([first, again]);
  assert.equal(one, other);
  assert.deepEqual(
    [one.outcome.kind, registry.questions.length, journal.entries.length],
    ['valid', 1, 1],
  );
});

test('the same code read again is the same check, also when the key changed with the year meanwhile', async () => {
  let answer: ((asked: Asked) => void) | undefined;
  const asking = new Promise<Asked>((resolve) => (answer = resolve));
  const { ports } = fakeWorld(
    fakeRegistry(() => asking),
    start,
  );
  let years = ['2026'];
  const digests = () => years;
  const desk = createDesk({ ...ports, digests, digest: () => years[0] ?? '' }, deskFacts);
  const first = desk.serve(scan(barcodeText));
  years = ['2027', '2026'];
  const again = desk.serve(scan(barcodeText));
  answer?.(yes);
  assert.equal(await first, await again);
});

test('a foreign code breaks off no document’s check', async () => {
  let answer: ((asked: Asked) => void) | undefined;
  const { desk, journal } = open(
    () =>
      new Promise<Asked>((resolve) => {
        answer = resolve;
      }),
  );
  const document = desk.serve(scan(barcodeText));
  await desk.serve(scan('WIFI:S:cafe;;'));
  answer?.(yes);
  assert.deepEqual((await document).outcome, { kind: 'valid' });
  assert.deepEqual(
    checksIn(journal).map(({ outcome }) => outcome),
    ['foreign', 'valid'],
  );
});

test('an answer that came in time is kept even when a newer scan took over', async () => {
  let answer: ((asked: Asked) => void) | undefined;
  const { desk } = open(
    () =>
      new Promise<Asked>((resolve) => {
        answer = resolve;
      }),
    yes,
  );
  const older = desk.serve(scan(linkText));
  await Promise.resolve();
  const newer = desk.serve(scan(barcodeText));
  answer?.(succeeded({ kind: 'denied', because: 'withdrawn' }));
  await newer;
  assert.deepEqual((await older).outcome, { kind: 'invalid', because: 'withdrawn' });
});
