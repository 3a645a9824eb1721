import { z } from 'zod';

/** The path of a file that a setting names. */
export const file = z.string().min(1).max(1_000);

/** Plain HTTP only to this very machine: no secret crosses a network in clear. What is no address at all is told as such. */
export function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol !== 'http:' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/** A secret in an address would be one in a file; and our paths are put at its end. */
export function isBare(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return username === '' && password === '' && !/[?#]/.test(url);
}
