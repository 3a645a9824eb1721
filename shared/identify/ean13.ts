/**
 * The check digit of EAN-13 (GS1 General Specifications §7.9): weights 1, 3, 1, 3 … from the left.
 * @param twelve exactly twelve digits 0–9.
 */
export function checkDigit(twelve: string): string {
  let sum = 0;
  for (let at = 0; at < 12; at += 1) sum += Number(twelve[at]) * (at % 2 === 0 ? 1 : 3);
  return String((10 - (sum % 10)) % 10);
}

/**
 * Catches every wrong digit, and every two neighbours that changed places unless they differ by 0 or 5.
 * @param thirteen exactly thirteen digits 0–9.
 */
export function hasValidCheckDigit(thirteen: string): boolean {
  return thirteen[12] === checkDigit(thirteen.slice(0, 12));
}
