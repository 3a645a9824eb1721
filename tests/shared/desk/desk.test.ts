import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDesk } from '../../../shared/desk/desk.ts';
import type { Ports } from '../../../shared/desk/serve.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { fakeJournal } from '../../fakes/journal.ts';
import { fakeRegistry, silent, type FakeRegistry } from '../../fakes/registry.ts';
import { barcodeText, linkText, otp } from '../../fixtures/document-codes.ts';
import { deskFacts } from '../../fixtures/desk-facts.ts';

const start = Date.UTC(2026, 10, 22, 8, 0, 0);
const yes: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate' });
const used: Asked = succeeded({ kind: 'lapsed', because: 'used' });
const lost: Asked = failed({ kind: 'answer-lost', reached: 'perhaps' });

function open(...answers: FakeRegistry['answers']) {
  const clock = { at: start };
  const now = () => clock.at;
  const registry = fakeRegistry(...answers);
  const journal = fakeJournal(now);
  let requests = 0;
  const ports: Ports = {
    registry,
    journal,
    stand: { desk: 'desk-4', operator: 'o.koval', mode: 'live' },
    patience: { wholeMs: 1_000, retryAfterMs: 1 },
    capture: { rebuildBookCodes: false },
    repeatMs: 180_000,
    now,
    wait: () => Promise.resolve(),
    newRequestId: () => `00000000-0000-4000-8000-${String((requests += 1)).padStart(12, '0')}`,
    digest: (code) => (code.kind === 'link' ? `digest-of-${code.otp}` : `digest-of-${code.digits}`),
  };
  return { desk: createDesk(ports, deskFacts), registry, journal, clock };
}

const scan = (text: string, capturedAt = start) =>
  ({ text, source: 'scanner', capturedAt }) as const;

test('a confirmed code is one entry that holds all that is known, and nothing else', async () => {
  const { desk, journal } = open(yes);
  const served = await desk.serve(scan(barcodeText, start - 40));
  assert.deepEqual(served.entry, {
    version: 1,
    kind: 'check',
    number: 1,
    requestId: '00000000-0000-4000-8000-000000000001',
    recordedAt: start,
    capturedAt: start - 40,
    desk: 'desk-4',
    operator: 'o.koval',
    mode: 'live',
    source: 'scanner',
    adapter: 'diia',
    registry: 'registry.test:443',
    code: `digest-of-${barcodeText}`,
    outcome: 'valid',
    because: undefined,
    looksLike: undefined,
    documentType: 'veteran-certificate',
    typeIs: 'proved',
    asking: 'answered',
    stages: { receivedMs: 40, askedMs: 40, answeredMs: 40, recordedMs: 40 },
  });
  assert.deepEqual([served.outcome, journal.entries.length], [{ kind: 'valid' }, 1]);
});

test('no entry can hold what stood in a QR', async () => {
  const { desk, journal } = open(yes);
  await desk.serve(scan(linkText.replace('4711', '19910824-00026-PERSONAL')));
  const kept = JSON.stringify(journal.entries).replace(`digest-of-${otp}`, '');
  for (const part of ['19910824', 'PERSONAL', otp, 'diia.app'])
    assert.ok(!kept.includes(part), part);
});

test('a code that is not ours is recorded and never asked about', async () => {
  const { desk, journal, registry } = open();
  const served = await desk.serve(scan('WIFI:T:WPA;S:cafe;P:secret;;'));
  assert.deepEqual(served.outcome, { kind: 'foreign', looksLike: 'wifi' });
  assert.deepEqual(
    [
      registry.questions,
      journal.entries.map(({ outcome, looksLike, asking, code }) => ({
        outcome,
        looksLike,
        asking,
        code,
      })),
    ],
    [[], [{ outcome: 'foreign', looksLike: 'wifi', asking: 'not-asked', code: undefined }]],
  );
});

test('a check is begun in the journal before the registry hears of it', async () => {
  const begunWhenAsked: number[] = [];
  const opened = open((): Promise<Asked> => {
    begunWhenAsked.push(opened.journal.begun.size);
    return Promise.resolve(yes);
  });
  await opened.desk.serve(scan(barcodeText));
  assert.deepEqual([begunWhenAsked, opened.journal.begun.size], [[1], 0]);
});

test('nothing is asked while the journal can’t be written', async () => {
  const { desk, journal, registry } = open(yes);
  journal.breaks = 'begin';
  const served = await desk.serve(scan(barcodeText));
  assert.deepEqual(
    [served.outcome, served.entry, registry.questions],
    [{ kind: 'unchecked', because: 'journal' }, undefined, []],
  );
});

test('there is no green without an entry', async () => {
  const { desk, journal } = open(yes);
  journal.breaks = 'finish';
  const served = await desk.serve(scan(barcodeText));
  assert.deepEqual(
    [served.outcome, served.entry],
    [{ kind: 'unchecked', because: 'journal' }, undefined],
  );
});

test('the same code confirmed twice is not green twice', async () => {
  const { desk, clock } = open(yes, yes);
  await desk.serve(scan(barcodeText));
  clock.at += 4_000;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'caution', because: 'checked-moments-ago' });
});

test('the desk forgets a code when its life is over', async () => {
  const { desk, clock } = open(yes, yes);
  await desk.serve(scan(barcodeText));
  clock.at += 180_001;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'valid' });
});

test('"used" after our own lost attempt is explained as ours', async () => {
  const { desk, clock } = open(lost, used);
  const first = await desk.serve(scan(barcodeText));
  clock.at += 3_000;
  const second = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(
    [first.outcome, second.outcome],
    [
      { kind: 'unchecked', because: 'answer-lost' },
      { kind: 'stale', because: 'lost-attempt' },
    ],
  );
});

test('the newest scan wins, and the one it replaces is recorded as superseded', async () => {
  const { desk, journal } = open(silent(lost), yes);
  const older = desk.serve(scan(linkText));
  const newer = desk.serve(scan(barcodeText));
  const outcomes = [(await older).outcome, (await newer).outcome];
  assert.deepEqual(outcomes, [{ kind: 'unchecked', because: 'superseded' }, { kind: 'valid' }]);
  assert.deepEqual(
    journal.entries.map(({ because, asking }) => [because, asking]).sort(),
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
    journal.entries.map(({ outcome }) => outcome),
    ['foreign', 'valid'],
  );
});

test('a check whose entry could not be written is remembered as doubtful', async () => {
  const { desk, journal, clock } = open(yes, succeeded({ kind: 'denied', because: 'unknown' }));
  journal.breaks = 'finish';
  await desk.serve(scan(barcodeText));
  journal.breaks = 'nothing';
  clock.at += 5_000;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'stale', because: 'lost-attempt' });
});

test('our own lost attempt stays ours when the clock was set forward', async () => {
  const { desk, clock } = open(lost, used);
  await desk.serve(scan(barcodeText));
  clock.at += 86_400_000;
  const again = await desk.serve(scan(barcodeText, clock.at));
  assert.deepEqual(again.outcome, { kind: 'stale', because: 'lost-attempt' });
});

test('a question that was turned away at the door is no lost attempt', async () => {
  const refused: Asked = failed({ kind: 'not-admitted', reached: 'refused' });
  const { desk, journal } = open(refused, succeeded({ kind: 'denied', because: 'unknown' }));
  await desk.serve(scan(barcodeText));
  const again = await desk.serve(scan(barcodeText));
  assert.deepEqual([journal.entries[0]?.asking, again.outcome.kind], ['refused', 'invalid']);
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

test('the state line tells how the registry was when it was last asked', async () => {
  const down: Asked = failed({ kind: 'offline', reached: 'perhaps' });
  const { desk, clock } = open(yes, down, down, yes);
  const links = [(await desk.state({})).link];
  for (const text of [barcodeText, linkText, linkText, barcodeText]) {
    clock.at += 1_000;
    await desk.serve(scan(text, clock.at));
    links.push((await desk.state({})).link);
  }
  assert.deepEqual(links, [
    { kind: 'unknown' },
    { kind: 'up', latencyMs: 0, at: start + 1_000 },
    { kind: 'down', since: start + 2_000 },
    { kind: 'down', since: start + 2_000 },
    { kind: 'up', latencyMs: 0, at: start + 4_000 },
  ]);
});

test('a page’s clock that runs ahead never makes a stage negative', async () => {
  const { desk } = open(yes);
  const { entry } = await desk.serve(scan(barcodeText, start + 60_000));
  assert.deepEqual([entry?.capturedAt, entry?.stages.recordedMs], [start, 0]);
});
