/** The day of a moment (UTC ms) by this PC's own calendar, `2026-11-22`, as it stands in a file's name. */
export function fileDay(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
