import os from 'node:os';

/** The account of the operating system; empty where it has no name, as in some containers. */
export function accountName(): string {
  try {
    return os.userInfo().username;
  } catch {
    return '';
  }
}
