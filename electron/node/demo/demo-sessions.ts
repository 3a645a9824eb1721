import { randomBytes } from 'node:crypto';

export interface DemoSessions {
  open(): string;
  isOpen(token: string): boolean;
}

const lifeMs = 2 * 3_600_000;

/** Opaque bearer tokens in the three-part form of a JWT; each lives two hours. `now` is UTC milliseconds. */
export function createDemoSessions(now: () => number): DemoSessions {
  const expiries = new Map<string, number>();
  return {
    open() {
      for (const [token, at] of expiries) if (now() >= at) expiries.delete(token);
      const token = [24, 48, 32]
        .map((length) => randomBytes(length).toString('base64url'))
        .join('.');
      expiries.set(token, now() + lifeMs);
      return token;
    },
    isOpen: (token) => now() < (expiries.get(token) ?? 0),
  };
}
