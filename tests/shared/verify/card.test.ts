import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { demoPortrait } from '../../../electron/node/demo/demo-portrait.ts';
import { cardFields, certificates, masks, readCard } from '../../../shared/verify/card.ts';

const all = { show: {}, mask: {} };
const told = {
  number: '123456',
  series: 'УБД',
  surname: 'Вигаданий',
  name: 'Остап',
  patronymic: 'Демонович',
  issuedOn: '2024-03-09',
  issuedBy: 'Вигадане управління',
  certificate: 'combatant',
};

test('the fields stand in the order of KMU-139, dates as ДД.ММ.РРРР', () => {
  assert.deepEqual(readCard(told, all), {
    certificate: 'combatant',
    lines: [
      { field: 'surname', value: 'Вигаданий' },
      { field: 'name', value: 'Остап' },
      { field: 'patronymic', value: 'Демонович' },
      { field: 'issuedBy', value: 'Вигадане управління' },
      { field: 'issuedOn', value: '09.03.2024' },
      { field: 'series', value: 'УБД' },
      { field: 'number', value: '123456' },
    ],
  });
});

test('unknown names are ignored and missing values left out', () => {
  const sparse = {
    surname: ' Уявна ',
    name: '',
    patronymic: null,
    series: 'Не вказано',
    rnokpp: '1234567890',
    toString: 'x',
  };
  assert.deepEqual(readCard(sparse, all), { lines: [{ field: 'surname', value: 'Уявна' }] });
  assert.deepEqual(readCard(Object.create({ surname: 'Предок' }) as object as never, all), {
    lines: [],
  });
});

test('a date is read in either form, and no day outside the calendar is', () => {
  const day = (issuedOn: unknown) => readCard({ issuedOn }, all)?.lines[0]?.value;
  const good = ['2024-02-29', '29.02.2024', '2024-02-29T00:00:00.000Z', '29.02.2024 00:00:00.000'];
  assert.deepEqual(
    good.map(day),
    good.map(() => '29.02.2024'),
  );
  const bad = [
    '2023-02-29',
    '31.04.2024',
    '2024-13-01',
    '1.1.2024',
    '20240101',
    '2024-00-10',
    'x',
    5,
  ];
  for (const issuedOn of bad)
    assert.equal(readCard({ issuedOn }, all), undefined, String(issuedOn));
});

test('a day that begins in Kyiv is that day, in whatever zone it is written', () => {
  const days = [
    ['2022-04-30T21:00:00.000Z', '01.05.2022'],
    ['2022-05-01T00:00:00+03:00', '01.05.2022'],
    ['2027-12-31T22:00:00Z', '01.01.2028'],
    ['2024-02-28T22:00:00Z', '29.02.2024'],
    ['2027-12-31T00:00:00Z', '31.12.2027'],
    ['2027-12-31T21:59:59Z', '31.12.2027'],
    ['2027-12-31T23:59:59Z', '31.12.2027'],
    ['2027-12-31T22:00:00', '31.12.2027'],
  ] as const;
  assert.deepEqual(
    days.map(([issuedOn]) => readCard({ issuedOn }, all)?.lines[0]?.value),
    days.map(([, day]) => day),
  );
});

test('what a field can’t hold is refused, never shown', () => {
  const bad = [
    'a\u0007',
    'a\nb',
    'a\u202eb',
    '\u200bа',
    '\ud800',
    'x'.repeat(201),
    7,
    true,
    {},
    ['x'],
  ];
  for (const surname of bad) {
    assert.equal(readCard({ surname }, all), undefined, JSON.stringify(surname));
  }
  assert.equal(readCard({ certificate: 'general' }, all), undefined);
});

test('a kind of certificate shows its own fields only', () => {
  const rich = { disabilityGroup: 'II', clause: '19', article: '6' };
  const shown = certificates.map((certificate) =>
    readCard({ certificate, ...rich }, all)?.lines.map(({ field }) => field),
  );
  assert.deepEqual(shown, [
    ['clause', 'article'],
    ['clause', 'article', 'disabilityGroup'],
    ['clause', 'article'],
    ['clause', 'article'],
    [],
  ]);
});

test('the policy hides parts and masks fields', () => {
  const photo = demoPortrait();
  const policy = {
    show: { patronymic: false, photo: false, certificate: false },
    mask: {
      surname: 'initial',
      number: 'tail',
      issuedOn: 'year',
      issuedBy: 'dots',
      series: 'year',
    },
  } as const;
  assert.deepEqual(readCard({ ...told, photo }, policy), {
    lines: [
      { field: 'surname', value: 'В.' },
      { field: 'name', value: 'Остап' },
      { field: 'issuedBy', value: '•••' },
      { field: 'issuedOn', value: '••.••.2024' },
      { field: 'series', value: '•••' },
      { field: 'number', value: '••••3456' },
    ],
  });
});

test('a masked value never shows more than its mask allows', () => {
  const property = fc.property(
    fc.constantFrom(...masks),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
    (mask, surname) => {
      const shown = readCard({ surname }, { show: {}, mask: { surname: mask } })?.lines[0]?.value;
      assert.ok(shown === undefined || shown.length <= 8 || mask === 'initial');
      assert.ok(shown !== surname.trim() || /^[•.]+$|^.\.$/u.test(surname.trim()));
    },
  );
  fc.assert(property);
});

test('a photo is JPEG or PNG by its own bytes, of a modest size', () => {
  const png = demoPortrait();
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0001108007800500301220002110103110100',
    'hex',
  ).toString('base64');
  assert.deepEqual(readCard({ photo: png }, all)?.photo, { type: 'image/png', base64: png });
  assert.deepEqual(readCard({ photo: jpeg }, all)?.photo, { type: 'image/jpeg', base64: jpeg });
});

test('whatever is no such picture is refused', () => {
  const huge = Buffer.from(demoPortrait(), 'base64');
  huge.writeUInt32BE(30_000, 16);
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const bad = [
    base64('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    base64('GIF89a0000000000000000000000'),
    huge.toString('base64'),
    `data:image/png;base64,${demoPortrait()}`,
    demoPortrait().slice(0, -1),
    `${demoPortrait()}\n`,
    'A'.repeat(200 * 1024),
    base64('\xff\xd8'),
    7,
  ];
  for (const photo of bad)
    assert.equal(readCard({ photo }, all), undefined, String(photo).slice(0, 40));
});

test('no telling makes the reader throw, and a card holds known fields only', () => {
  const names = fc.constantFrom(...cardFields, 'certificate', 'photo', '__proto__', 'other');
  const property = fc.property(fc.dictionary(names, fc.anything()), (any) => {
    const card = readCard(any, all);
    for (const { field, value } of card?.lines ?? []) {
      assert.ok(cardFields.includes(field) && value.length <= 200 && value !== '');
    }
  });
  fc.assert(property, { numRuns: 2_000 });
});
