/** Local date as it is written in Ukraine, `22.11.2026`, for UTC milliseconds. */
export function dateOf(at: number): string {
  const date = new Date(at);
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
}

/** Local time `10:42:18` for UTC milliseconds. */
export function timeOf(at: number): string {
  return `${hourOf(at)}:${two(new Date(at).getSeconds())}`;
}

/** Local time `10:42` for UTC milliseconds. */
export function hourOf(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Seconds with two decimals below ten, else whole: `0,31` for `,`. */
export function secondsOf(ms: number, mark: ',' | '.'): string {
  const seconds = ms / 1000;
  return (seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(0)).replace('.', mark);
}

/** What is left of a span, as a clock shows it: `2:41`; never below `0:00`. */
export function leftOf(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
}

/** The ends of a UUID or of a digest, enough to find it by: `a41c…9e02`. */
export function shortHex(hex: string): string {
  return hex.length <= 9 ? hex : `${hex.slice(0, 4)}…${hex.slice(-4)}`;
}

/** `ОК` of `О. Коваль`; one letter of a login. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
