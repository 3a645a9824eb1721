import assert from 'node:assert/strict';
import { test } from 'node:test';
import { succeeded } from '../../../shared/lib/result.ts';
import type { Asked } from '../../../shared/verify/registry.ts';
import { checksIn, open, scan, start, yes } from '../../fakes/desk.ts';
import { barcodeText, linkText, otp } from '../../fixtures/document-codes.ts';

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

test('a page’s clock that runs ahead never makes a stage negative', async () => {
  const { desk } = open(yes);
  const { entry } = await desk.serve(scan(barcodeText, start + 60_000));
  assert.deepEqual([entry?.capturedAt, entry?.stages.recordedMs], [start, 0]);
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
