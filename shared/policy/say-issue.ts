import type { z } from 'zod';
import { never } from '../lib/never.ts';
import { adapterNames } from '../verify/registry.ts';
import { listed } from './listed.ts';

/**
 * One wrong place of a settings file in one Ukrainian sentence that names it: `registry.url: …`.
 * Never quotes the wrong value, which may be a secret in the wrong place.
 */
export function sayIssue(issue: z.core.$ZodIssue, settings: unknown): string {
  const place = issue.path.map(String).join('.') || 'файл';
  return `${place}: ${isMissing(issue, settings) ? 'цього налаштування бракує.' : said(issue)}`;
}

function isMissing({ path, code }: z.core.$ZodIssue, settings: unknown): boolean {
  if (code === 'unrecognized_keys' || path.length === 0) return false;
  let value: unknown = settings;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value === undefined;
}

function said(issue: z.core.$ZodIssue): string {
  const known = sentences[issue.message];
  if (known !== undefined) return known;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `такого налаштування немає: ${issue.keys.map((key) => `«${key.slice(0, 60)}»`).join(', ')}.`;
    case 'invalid_value':
      return `тут може бути лише ${choice(issue.values.map(String))}.`;
    case 'invalid_union':
      return issue.path.at(-1) === 'adapter'
        ? `такого адаптера немає; є ${listed(adapterNames)}.`
        : badlyWritten;
    case 'too_small':
      return `замало; щонайменше ${unitOf(issue.origin)}${issue.minimum}.`;
    case 'too_big':
      return `забагато; щонайбільше ${unitOf(issue.origin)}${issue.maximum}.`;
    case 'invalid_type':
      return `тут має бути ${types[issue.expected] ?? 'інше значення'}.`;
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      return badlyWritten;
    default:
      return never(issue);
  }
}

const badlyWritten = 'записано не так, як треба.';

function choice(values: readonly string[]): string {
  return values.map((value) => `«${value}»`).join(', ');
}

function unitOf(origin: string): string {
  if (origin === 'string') return 'знаків: ';
  return origin === 'array' ? 'рядків списку: ' : '';
}

const types: Readonly<Partial<Record<string, string>>> = {
  string: 'текст',
  number: 'число',
  int: 'ціле число',
  boolean: 'true або false',
  object: 'об’єкт у фігурних дужках',
  record: 'об’єкт у фігурних дужках',
  array: 'список у квадратних дужках',
};

/** What our own schemas say in their codes. */
const sentences: Readonly<Partial<Record<string, string>>> = {
  address: 'тут має бути повна адреса реєстру, що починається з https://.',
  'needs-https':
    'адреса має починатися з https://: без нього ключ доступу йшов би мережею відкрито.',
  'bare-address':
    'адреса має бути без імені й пароля, без «?» і «#»: ключі доступу не пишуть у файл налаштувань.',
  'plain-text': 'у тексті є керівні знаки або пошкоджені літери: наберіть його наново.',
  subsystem: 'тут має бути підсистема Трембіти: «instance/class/code/subsystem».',
  service: 'тут має бути сервіс Трембіти: «instance/class/code/subsystem/service/version».',
  'header-name': 'такого імені заголовка HTTP не може бути, або його вже зайнято.',
  'same-header': 'заголовки «purpose» і «subject» повинні мати різні імена.',
  'header-value': 'у заголовку HTTP можуть бути лише латинські знаки.',
  'collector-host': 'тут має бути назва або адреса комп’ютера-збирача, без «https://» і порту.',
  'collector-url': 'тут має бути повна адреса збирача, що починається з https://.',
  'forward-kind': 'тут може бути лише «syslog» або «otlp».',
  proxy:
    'тут може бути «system», «none» або адреса проксі-сервера без імені й пароля: «http://proxy:3128».',
  'client-certificate':
    'потрібні або «certFile» і «keyFile» (PEM), або «pfxFile» (PKCS #12), і більше нічого.',
  pin: 'тут має бути SHA-256 відкритого ключа реєстру в base64 (44 знаки).',
  'backup-pin': 'потрібен щонайменше ще один, запасний ключ: інакше заміна ключа зупинить вікно.',
  path: 'тут має бути шлях у відповіді, наприклад «data.status».',
  'yes-is-200': 'підтвердження («confirmed») можна брати лише зі стану 200.',
  'decided-before':
    'стани 401 і 403 завжди означають, що реєстр не впустив вікно: правила для них немає.',
  'nothing-asked': 'потрібен запит бодай для одного виду коду: «barcode» або «link».',
};
