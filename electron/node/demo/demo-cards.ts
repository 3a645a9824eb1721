import { certificates } from '../../../shared/verify/card.ts';
import { demoPortrait } from './demo-portrait.ts';

/** Invented people: whoever bears such a name is met by chance. */
const people = [
  ['Вигаданий', 'Остап', 'Демонович'],
  ['Прикладна', 'Соломія', 'Зразківна'],
  ['Навчальний', 'Тарас', 'Показович'],
  ['Уявна', 'Мар’яна', 'Ескізівна'],
  ['Зразковий', 'Левко', 'Прикладович'],
] as const;

const series = ['УБД', 'ІВ', 'УВ', 'ЧСЗ', 'РГ'];

/** A veteran's certificate as our http contract tells of it; the same code always has the same. */
export function inventCard(key: string): Readonly<Record<string, string>> {
  const seed = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7);
  const certificate = certificates[seed % certificates.length] ?? 'combatant';
  const [surname, name, patronymic] = people[(seed >> 3) % people.length] ?? people[0];
  const number = String(100_000 + ((seed * 8_117) % 900_000));
  return {
    certificate,
    surname,
    name,
    patronymic,
    issuedBy: 'Вигадане управління з питань ветеранської політики',
    issuedOn: `2024-0${1 + (seed % 9)}-1${seed % 10}`,
    ...(certificate === 'war-disabled' && { validUntil: '2031-12-31', disabilityGroup: 'II' }),
    series: series[certificates.indexOf(certificate)] ?? '',
    number,
    ...(certificate !== 'revolution-victim' && { clause: '19', article: '6' }),
    photo: demoPortrait(),
  };
}
