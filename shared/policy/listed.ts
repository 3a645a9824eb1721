/** Names in a Ukrainian sentence: «demo», «diia» і «http». */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `«${name}»`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} і ${last}`;
}
