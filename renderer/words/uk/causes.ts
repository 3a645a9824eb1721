import type { CauseWords } from '../words.ts';

export const ukCauses: CauseWords = {
  valid: {},
  foreign: {},
  caution: {
    'type-claimed': 'вид лише заявлено кодом',
    'type-unknown': 'вид документа невідомий',
    'type-differs': 'підтверджено інший вид',
    'checked-moments-ago': 'той самий код повторно',
  },
  invalid: {
    unknown: 'реєстр не знає документа',
    unstated: 'причини не названо',
    'certificate-expired': 'строк дії закінчився',
    withdrawn: 'статус позбавлено',
    'wrong-document': 'інший документ',
  },
  stale: {
    expired: 'код сплив',
    used: 'код уже використано',
    'lost-attempt': 'після загубленої відповіді',
  },
  unchecked: {
    offline: 'немає зв’язку',
    'timed-out': 'реєстр не відповів вчасно',
    'answer-lost': 'відповідь загубилася',
    'not-admitted': 'вікну відмовлено в доступі',
    unavailable: 'реєстр не працює',
    unintelligible: 'незрозуміла відповідь',
    'barcode-only': 'реєстр приймає лише штрих-код',
    untrusted: 'сертифікат реєстру не підтвердився',
    'proxy-refused': 'не пропустив проксі-сервер',
    'known-down': 'реєстр був недоступний',
    journal: 'журнал не писався',
    superseded: 'почалася новіша перевірка',
    interrupted: 'програму зупинено',
  },
};
