import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDesk } from '../../../shared/desk/desk.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { fakeJournal, type FakeJournal } from '../../fakes/journal.ts';
import { fakeRegistry, silent, type FakeRegistry } from '../../fakes/registry.ts';
import { fakeWorld } from '../../fakes/world.ts';
import { barcodeText, linkText, otp } from '../../fixtures/document-codes.ts';
import { deskFacts } from '../../fixtures/desk-facts.ts';

const start = Date.UTC(2026, 10, 22, 8, 0, 0);
const yes: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate' });
const used: Asked = succeeded({ kind: 'lapsed', because: 'used' });
const lost: Asked = failed({ kind: 'answer-lost', reached: 'perhaps' });

const open = (...answers: FakeRegistry['answers']) => openOver(fakeRegistry(...answers));
/** Over a registry that answers the same request id once, however often asked. */
const openReplaying = (...answers: FakeRegistry['answers']) =>
  openOver({ ...fakeRegistry(...answers), replays: true });

function openOver(registry: FakeRegistry) {
  const clock = { at: start };
  const journal = fakeJournal(() => clock.at);
  const { ports } = fakeWorld(registry, start, journal);
  const now = () => clock.at;
  const wait = () => Promise.resolve();
  return { desk: createDesk({ ...ports, now, wait }, deskFacts), registry, journal, clock };
}

const checksIn = ({ entries }: FakeJournal) => entries.filter((entry) => entry.kind === 'check');

const scan = (text: string, capturedAt = start) =>
  ({ text, source: 'scanner', capturedAt }) as const;

test('a confirmed code is one entry that holds all that is known, and nothing else', async () => {
  const { desk, journal } = open(yes);
  const served = await desk.serve(scan(barcodeText, start - 40));
  assert.deepEqual(served.entry, {
    version: 2,
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
    service: undefined,
    repaired: undefined,
    skewMs: undefined,
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
      checksIn(journal).map(({ outcome, looksLike, asking, code }) => ({
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

test('a "no" after our own lost question is its echo, in that check and in the next', async () => {
  for (const because of ['unknown', 'unstated'] as const) {
    const denied: Asked = succeeded({ kind: 'denied', because });
    const { desk, registry, clock } = openReplaying(lost, denied, denied);
    const first = await desk.serve(scan(barcodeText));
    clock.at += 3_000;
    const second = await desk.serve(scan(barcodeText, clock.at));
    const echo = { kind: 'stale', because: 'lost-attempt' };
    assert.deepEqual(
      [first.outcome, first.entry?.asking, second.outcome, registry.questions.length],
      [echo, 'answered', echo, 3],
    );
  }
});

test('what a replay says of the document itself stands', async () => {
  const withdrawn: Asked = succeeded({ kind: 'denied', because: 'withdrawn' });
  for (const [answer, kind] of [
    [withdrawn, 'invalid'],
    [yes, 'valid'],
  ] as const) {
    const { desk } = openReplaying(lost, answer);
    assert.equal((await desk.serve(scan(barcodeText))).outcome.kind, kind);
  }
});

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
  assert.deepEqual([checksIn(journal)[0]?.asking, again.outcome.kind], ['refused', 'invalid']);
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

test('a page’s clock that runs ahead never makes a stage negative', async () => {
  const { desk } = open(yes);
  const { entry } = await desk.serve(scan(barcodeText, start + 60_000));
  assert.deepEqual([entry?.capturedAt, entry?.stages.recordedMs], [start, 0]);
});

const offline: Asked = failed({ kind: 'offline', reached: 'no' });

test('a question that surely was not sent may be put again while the code can live', async () => {
  const { desk, clock } = open(offline, offline, yes);
  const first = await desk.serve(scan(barcodeText));
  clock.at += 40_000;
  const again = await desk.serve({ ...scan(barcodeText, clock.at), firstAt: start });
  assert.deepEqual(
    [first.outcome, first.retryUntil, again.outcome],
    [{ kind: 'unchecked', because: 'offline' }, start + 180_000, { kind: 'valid' }],
  );
});

test('a code’s three minutes count from its first capture, however often it is tried', async () => {
  const { desk, clock } = open(offline, offline);
  clock.at += 40_000;
  const again = await desk.serve({ ...scan(barcodeText, clock.at), firstAt: start });
  assert.equal(again.retryUntil, start + 180_000);
});

test('nothing is put again by itself that may have been sent, or that time does not mend', async () => {
  const faults = [
    ['answer-lost', 'perhaps'],
    ['timed-out', 'perhaps'],
    ['unavailable', 'perhaps'],
    ['not-admitted', 'refused'],
    ['not-admitted', 'no'],
    ['barcode-only', 'no'],
  ] as const;
  for (const [kind, reached] of faults) {
    const { desk } = open(failed({ kind, reached }));
    assert.equal((await desk.serve(scan(barcodeText))).retryUntil, undefined, kind);
  }
});

test('a card is told only with a yes that stands in the journal', async () => {
  const card = { certificate: 'combatant', lines: [] } as const;
  const withCard: Asked = succeeded({ kind: 'confirmed', proves: 'veteran-certificate', card });
  const kept = open(withCard);
  const broken = open(withCard);
  broken.journal.breaks = 'finish';
  const cards = [
    (await kept.desk.serve(scan(barcodeText))).card,
    (await broken.desk.serve(scan(barcodeText))).card,
  ];
  assert.deepEqual(cards, [card, undefined]);
  assert.ok(!JSON.stringify(kept.journal.entries).includes('combatant'));
});

test('what a check is for comes from the centre’s own list, or is not told', async () => {
  const { desk, journal, registry } = open(yes, yes);
  await desk.serve({ ...scan(barcodeText), service: 'Субсидія' });
  await desk.serve({ ...scan(linkText), service: 'Прізвище відвідувача' });
  assert.deepEqual(
    [checksIn(journal).map(({ service }) => service), registry.questions.map((one) => one.service)],
    [
      ['Субсидія', undefined],
      ['Субсидія', undefined],
    ],
  );
});
