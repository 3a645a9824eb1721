const earliest = Date.UTC(2020, 0);
const latest = Date.UTC(2200, 0);

/**
 * UTC milliseconds of a `Date` header; undefined for anything but the one form that a server may write
 * (IMF-fixdate, RFC 9110 §5.6.7), and for years in which no registry answers this desk.
 */
export function readDate(text: string): number | undefined {
  const date = Date.parse(text);
  const isPlausible = date >= earliest && date < latest;
  return isPlausible && new Date(date).toUTCString() === text ? date : undefined;
}
