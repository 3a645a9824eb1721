import type { Words } from '../words.ts';

const openDocument = 'Попросіть відкрити документ у Дії та показати його код.';
const turnCard = 'Попросіть відкрити документ у Дії та перевернути картку.';

export const ukStrangers: Words['strangers'] = {
  empty: { name: 'Порожній код', advice: 'Піднесіть код ближче й тримайте рівно.' },
  'failed-check-digit': {
    name: 'Цифри зчитано з помилкою',
    advice: 'Зчитайте код ще раз або введіть 13 цифр.',
  },
  'twelve-digits': {
    name: 'Лише 12 цифр із 13',
    advice:
      'Введіть усі 13 цифр. У сканері ввімкніть передавання контрольної цифри (EAN-13 Check Digit).',
  },
  isbn: {
    name: 'Код книги (ISBN)',
    advice:
      'Якщо це код із Дії — введіть 13 цифр, а в сканері вимкніть перетворення на ISBN (Bookland, ISBN Translate).',
  },
  issn: {
    name: 'Код журналу (ISSN)',
    advice:
      'Якщо це код із Дії — введіть 13 цифр, а в сканері вимкніть перетворення на ISSN (ISSN EAN, ISSN Translate).',
  },
  product: { name: 'Код товару', advice: openDocument },
  digits: { name: 'Число, але не код документа', advice: 'У коді документа 13 цифр.' },
  'diia-offer': { name: 'Пропозиція партнера Дії', advice: turnCard },
  'diia-document-request': { name: 'Запит на копії документів Дії', advice: turnCard },
  'diia-identification': { name: 'Запит на ідентифікацію в Дії', advice: turnCard },
  'diia-qr': {
    name: 'Дія.QR',
    advice: `Цей код зчитує відвідувач, щоб передати копії. ${turnCard}`,
  },
  'diia-residence': { name: 'Реєстрація місця проживання в Дії', advice: openDocument },
  'diia-penalty': { name: 'Штраф у Дії', advice: openDocument },
  'diia-message': { name: 'Повідомлення Дії', advice: openDocument },
  'diia-other': { name: 'Інше посилання Дії', advice: openDocument },
  'reserve-plus': {
    name: 'Військово-обліковий документ Резерв+',
    advice: 'Його перевіряють в іншому застосунку. Тут — лише документи з Дії.',
  },
  wifi: { name: 'Мережа Wi-Fi', advice: openDocument },
  payment: { name: 'Платіж', advice: openDocument },
  contact: { name: 'Візитка', advice: openDocument },
  phone: { name: 'Номер телефону', advice: openDocument },
  email: { name: 'Електронна пошта', advice: openDocument },
  message: { name: 'Текстове повідомлення', advice: openDocument },
  place: { name: 'Місце на карті', advice: openDocument },
  event: { name: 'Подія календаря', advice: openDocument },
  url: { name: 'Посилання на сайт', advice: openDocument },
  binary: { name: 'Нечитабельні дані', advice: openDocument },
  text: { name: 'Звичайний текст', advice: openDocument },
  'self-test': {
    name: 'Тестовий код програми',
    advice: 'Код зчитано. Докладно — у «Перевірці пристроїв» (F4).',
  },
  'too-long': { name: 'Код задовгий', advice: openDocument },
};
