/** A whole number in groups of three, as both languages write it: `184 203`. */
export function figureOf(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, '\u00a0');
}

/** A number with its Ukrainian noun: 1 запис, 2 записи, 5 записів, 11 записів, 21 запис. */
export function manyUk(count: number, one: string, few: string, many: string): string {
  const [last, lastTwo] = [count % 10, count % 100];
  const isTeen = lastTwo >= 11 && lastTwo <= 14;
  const noun = isTeen || last === 0 || last > 4 ? many : last === 1 ? one : few;
  return `${figureOf(count)}\u00a0${noun}`;
}

/** A number with its English noun. */
export function manyEn(count: number, one: string, many: string): string {
  return `${figureOf(count)} ${count === 1 ? one : many}`;
}
