/** Whether two byte strings are equal; not for secrets, as the time it takes tells where they differ. */
export function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
