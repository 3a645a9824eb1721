import { manyUk } from '../plural.ts';
import type { ExportWords, HappeningWords, ProofWords } from '../journal-words.ts';

const entries = (count: string) => manyUk(Number(count), 'запис', 'записи', 'записів');

export const ukProof: ProofWords = {
  never: 'Журнал ще не звіряли після запуску програми.',
  prove: 'Звірити журнал',
  again: 'Перевірити ще раз',
  running: (done, total) => `Звіряємо журнал: ${done} з ${total}`,
  cancel: 'Зупинити',
  cancelled: 'Звірку журналу зупинено.',
  failed: 'Журнал не вдалося звірити: він не читається.',
  holds: (count, seconds) => `Журнал цілісний: ${entries(count)} звірено за ${seconds} с.`,
  holdsSoFar: (count, seconds) =>
    `Журнал цілісний, наскільки вдалося перевірити: ${entries(count)} звірено за ${seconds} с без ключа установки.`,
  checkpoint: (date, time) => `Контрольну точку підписано ${date} о ${time}.`,
  noCheckpoint: 'Контрольної точки ще немає.',
  anchored: (number, places) => `Копія до запису №\u00a0${number}: ${places}.`,
  notAnchored: 'Копії контрольної точки поза цим комп’ютером немає.',
  places: {
    folder: 'тека',
    syslog: 'сервер журналів',
    otlp: 'збирач журналів',
    slip: 'аркуш зміни',
    neighbour: 'сусіднє вікно',
  },
  altered: 'Журнал змінено не цією програмою.',
  alteredAt: (number) =>
    `Журнал змінено не цією програмою: перший хибний запис — №\u00a0${number}.`,
  alteredTodo:
    'Нічого не виправляйте й не видаляйте. Повідомте керівника та адміністратора системи: потрібна копія теки журналу.',
};

export const ukExport: ExportWords = {
  button: 'Експорт',
  formats: { csv: 'Таблиця CSV', jsonl: 'Рядки JSON', bundle: 'Пакет доказів' },
  notes: {
    csv: 'для Excel, за вибраними умовами',
    jsonl: 'для інших програм, за вибраними умовами',
    bundle: 'увесь журнал із підписом для аудитора, один файл .zip',
  },
  folder: 'Пакет доказів текою',
  cancel: 'Зупинити',
  choosing: 'Виберіть, куди зберегти.',
  running: (done, total) => `Записуємо: ${done} з ${total}`,
  exported: (count) => `Збережено ${entries(count)}:`,
  cancelled: 'Експорт скасовано.',
  troubles: {
    exists: 'Такий файл уже є, а експорт нічого не перезаписує. Виберіть іншу назву.',
    'no-room': 'На диску бракує місця. Виберіть інше місце.',
    'no-access': 'Сюди не можна записувати. Виберіть інше місце.',
    'too-large': 'Журнал завеликий для одного файлу .zip. Виберіть пакет доказів текою.',
    unsigned: 'Контрольну точку не вдалося підписати, тому пакета немає.',
    altered: 'Журнал змінено не цією програмою, тому експорту немає. Звірте журнал.',
    journal: 'Журнал не читається, тому експорту немає.',
  },
  close: 'Сховати',
};

export const ukHappenings: HappeningWords = {
  started: (program) => `Програму запущено, версія ${program}`,
  stopped: 'Програму закрито',
  offlineOpened: (cause) => `Зв’язок із реєстром зник: ${cause}`,
  offlineClosed: (span, attempts) =>
    `Зв’язок відновлено. Перерва тривала ${span}, перевірок за цей час: ${attempts}`,
  shiftOpened: 'Зміну відкрито',
  shiftClosed: (checks) => `Зміну закрито. Перевірок за зміну: ${checks}`,
  setting: (key, by) => `Змінено налаштування ${key}. Хто: ${by}`,
  settingChange: (was, now) => `було ${was}, стало ${now}`,
  secret: 'приховано',
  nothing: 'порожньо',
  exported: (format, count) => `Експортовано ${entries(count)}: ${format}`,
  viewed: (by) => `Журнал переглянуто. Хто: ${by}`,
  purged: (count, date) => `Вилучено тексти за строком зберігання: ${entries(count)} до ${date}`,
  keyRotated: (year) => `Ключ відбитків замінено на ключ ${year} року`,
  clock: (seconds) => `Годинник комп’ютера розходиться з годинником реєстру на ${seconds} с`,
  clockSet: (seconds, was) =>
    `Годинник комп’ютера розходиться з годинником реєстру на ${seconds} с, було на ${was} с`,
  evidence: (request) => `Збережено підписану відповідь реєстру на запит ${request}`,
  anchored: (place, number) =>
    `Копію контрольної точки до запису №\u00a0${number} збережено: ${place}`,
  setAside: (trouble) => `Попередній журнал відкладено, розпочато новий. Причина: ${trouble}`,
  restored: (number) => `Журнал відновлено з копії до запису №\u00a0${number}`,
};
