import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePolicy } from '../../../electron/node/settings/parse-policy.ts';
import { listed } from '../../../shared/policy/listed.ts';
import { adapterNames } from '../../../shared/verify/registry.ts';
import { trembitaPolicy } from '../../fixtures/trembita-policy.ts';

const url = 'https://registry.example.org';
const parsed = (registry: unknown) => {
  const policy = parsePolicy({ registry });
  return policy.ok ? policy.value.registry : policy.fault;
};
const placesOf = (settings: unknown) => {
  const policy = parsePolicy(settings);
  return policy.ok ? [] : policy.fault;
};

test('a gateway is set up by its address alone', () => {
  assert.deepEqual(parsed({ adapter: 'http', url }), { adapter: 'http', url, qr: 'url' });
});

test('a service behind Trembita is described whole, and keeps its evidence sealed unless told otherwise', () => {
  const { evidence: _how, evidenceDays: _long, ...policy } = trembitaPolicy(url);
  const kept = { evidence: 'sealed', evidenceDays: 731 };
  assert.deepEqual(parsed(policy), { ...policy, ...kept });
});

test('what was read may be read again', () => {
  for (const registry of [{ adapter: 'http', url }, trembitaPolicy(url), { adapter: 'demo' }]) {
    const once = parsePolicy({
      registry,
      card: { show: { photo: false }, mask: { number: 'tail' } },
    });
    assert.deepEqual(once.ok && parsePolicy(once.value), once);
  }
});

const trembita = (more: object) => ({ registry: { ...trembitaPolicy(url), ...more } });
const yes = { when: [{ at: 'status', is: 'YES' }], means: 'confirmed' };
const bareAddress =
  'registry.url: адреса має бути без імені й пароля, без «?» і «#»: ключі доступу не пишуть у файл налаштувань.';
const wrong: readonly (readonly [string, object, readonly string[]])[] = [
  [
    'an adapter that there is not',
    { registry: { adapter: 'sms' } },
    [`registry.adapter: такого адаптера немає; є ${listed(adapterNames)}.`],
  ],
  [
    'an address that is none',
    { registry: { adapter: 'http', url: 'registry' } },
    ['registry.url: тут має бути повна адреса реєстру, що починається з https://.'],
  ],
  ['no address', { registry: { adapter: 'http' } }, ['registry.url: цього налаштування бракує.']],
  [
    'a yes of another status',
    trembita({ outcomes: [{ ...yes, status: 404 }] }),
    ['registry.outcomes.0: підтвердження («confirmed») можна брати лише зі стану 200.'],
  ],
  [
    'a rule without a condition',
    trembita({ outcomes: [{ ...yes, when: [] }] }),
    ['registry.outcomes.0.when: замало; щонайменше рядків списку: 1.'],
  ],
  [
    'no rule',
    trembita({ outcomes: [] }),
    ['registry.outcomes: замало; щонайменше рядків списку: 1.'],
  ],
  [
    'nothing to ask',
    trembita({ ask: {} }),
    ['registry.ask: потрібен запит бодай для одного виду коду: «barcode» або «link».'],
  ],
  [
    'a subsystem of three parts',
    trembita({ client: 'a/b/c' }),
    ['registry.client: тут має бути підсистема Трембіти: «instance/class/code/subsystem».'],
  ],
  [
    'a header that is another’s',
    trembita({ purpose: { name: 'Uxp-Client', value: 'x' } }),
    ['registry.purpose.name: такого імені заголовка HTTP не може бути, або його вже зайнято.'],
  ],
  ...['Expect', 'TE', 'trailer', 'Upgrade', 'Accept-Encoding', 'Cookie', 'Proxy-Authorization'].map(
    (name) =>
      [
        `the header ${name}, which is no settings’`,
        trembita({ purpose: { name, value: 'x' } }),
        ['registry.purpose.name: такого імені заголовка HTTP не може бути, або його вже зайнято.'],
      ] as const,
  ),
  [
    'one header for two things',
    trembita({ purpose: { name: 'X-One', value: 'x' }, subject: { name: 'x-one', value: 'y' } }),
    ['registry.subject.name: заголовки «purpose» і «subject» повинні мати різні імена.'],
  ],
  ...[401, 403].map(
    (status) =>
      [
        `a rule for ${String(status)}`,
        trembita({ outcomes: [{ ...yes, status, means: 'unknown' }] }),
        [
          'registry.outcomes.0: стани 401 і 403 завжди означають, що реєстр не впустив вікно: правила для них немає.',
        ],
      ] as const,
  ),
  ['no echo', trembita({ echo: undefined }), ['registry.echo: цього налаштування бракує.']],
  ...['user@', 'user:pw@'].map(
    (login) =>
      [
        `an address with ${login}`,
        { registry: { adapter: 'http', url: `https://${login}registry.example.org` } },
        [bareAddress],
      ] as const,
  ),
  ...['?', '?key=1', '#', '#top'].map(
    (end) =>
      [
        `an address with ${end}`,
        { registry: { adapter: 'http', url: url + end } },
        [bareAddress],
      ] as const,
  ),
  [
    'a header that splits a request',
    trembita({ subject: { name: 'Uxp-Subject-Id', value: 'a\r\nb: c' } }),
    ['registry.subject.value: у заголовку HTTP можуть бути лише латинські знаки.'],
  ],
  [
    'a path into nothing',
    trembita({ echo: 'a..b' }),
    ['registry.echo: тут має бути шлях у відповіді, наприклад «data.status».'],
  ],
  [
    'a field of a card that KMU-139 has not',
    { card: { show: { rnokpp: true } } },
    ['card.show: такого налаштування немає: «rnokpp».'],
  ],
  [
    'a mask that there is not',
    { card: { mask: { number: 'blur' } } },
    ['card.mask.number: тут може бути лише «initial», «tail», «year», «dots».'],
  ],
  [
    'a misspelt setting',
    { registry: { adapter: 'http', url, tokn: 'secret' } },
    ['registry: такого налаштування немає: «tokn».'],
  ],
  [
    'a list in place of an object',
    { registry: [] },
    ['registry: тут має бути об’єкт у фігурних дужках.'],
  ],
  [
    'too long a wait',
    { timings: { askMs: 1e9 } },
    ['timings.askMs: забагато; щонайбільше 120000.'],
  ],
];

for (const [what, settings, places] of wrong) {
  test(`${what} is told by one sentence that names the setting`, () => {
    assert.deepEqual(placesOf(settings), places);
  });
}

test('the names that guides give to headers are free', () => {
  const names = ['Uxp-Purpose-Ids', 'X-Purpose', 'Purpose-Id', 'UXP_SUBJECT'];
  const free = names.map((name) => placesOf(trembita({ purpose: { name, value: 'x' } })));
  assert.deepEqual(free, [[], [], [], []]);
});

/** Every text of the settings that leaves the desk or enters the journal. */
const freeTexts: Readonly<Record<string, (text: string) => object>> = {
  'desk.id': (id) => ({ desk: { id } }),
  'desk.centre': (centre) => ({ desk: { centre } }),
  'desk.window': (window) => ({ desk: { window } }),
  operator: (operator) => ({ operator }),
  'services.0': (service) => ({ services: [service] }),
  'registry.purpose': (purpose) => ({ registry: { adapter: 'http', url, purpose } }),
  'registry.branches.0.id': (id) => ({ registry: { adapter: 'diia', url, branches: [{ id }] } }),
  'registry.ask.barcode': (text) => trembita({ ask: { barcode: [{ [text]: '{digits}' }] } }),
  'registry.ask.link': (text) => trembita({ ask: { link: { deep: [text] } } }),
};

for (const [place, settings] of Object.entries(freeTexts)) {
  test(`${place} holds letters and signs, and nothing that can’t be written`, () => {
    const sentence = `${place}: у тексті є керівні знаки або пошкоджені літери: наберіть його наново.`;
    for (const bad of ['a\ud800', '\udc00a', 'a\u0000b', 'a\nb', 'a\u007fb'])
      assert.deepEqual(placesOf(settings(bad)), [sentence]);
    for (const good of ['Вікно № 4 — «Поділ»', 'O\u2019Коваль', '\u{1F600}'])
      assert.deepEqual(placesOf(settings(good)), []);
  });
}

test('no sentence quotes a value, which may be a secret in the wrong place', () => {
  const secret = 'acquirer-token-4711';
  const settings = {
    operator: [secret],
    language: secret,
    registry: { adapter: secret, url: secret },
  };
  assert.ok(placesOf(settings).length > 0 && !placesOf(settings).join().includes(secret));
});
