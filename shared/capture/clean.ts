/** White space, control marks (CR, LF, Tab, NUL, STX, ETX, GS …) and invisible format marks (BOM …). */
const dirt = /[\s\p{Cc}\p{Cf}]/u;

/**
 * An AIM symbology identifier, as scanners put it before the code: `]E0` EAN-13, `]Q1` QR
 * (ISO/IEC 15424). Taken for one only when a letter or digit follows: every code of ours begins so.
 */
const aimMark = /^\][a-z][0-9a-f](?=[a-z0-9])/i;

/**
 * Takes away what devices put around a code, never anything inside it. Idempotent, linear.
 */
export function clean(text: string): string {
  let start = 0;
  let end = text.length;
  // Loops, as `\s+$` on a long inner gap would be quadratic.
  while (end > start && dirt.test(text.charAt(end - 1))) end -= 1;
  while (start < end && dirt.test(text.charAt(start))) start += 1;
  const mark = aimMark.exec(text.slice(start, Math.min(end, start + 4)));
  return text.slice(start + (mark?.[0].length ?? 0), end);
}
