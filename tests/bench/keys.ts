import { failures, scannerSession, typingSession } from '../fixtures/sessions.ts';
import { table } from './figures.ts';

const sessions = 10_000;

/** Drawn scanners that are not heard exactly once, and drawn people who are taken for one. */
export function measureKeys(): Promise<string> {
  const row = (name: string, session: typeof typingSession) => {
    const startedAt = performance.now();
    const wrong = failures(session, 1, sessions).length;
    const us = ((performance.now() - startedAt) / sessions) * 1_000;
    return [name, String(sessions), String(wrong), us.toFixed(0)] as const;
  };
  return Promise.resolve(
    table(
      'Keyboard recogniser on drawn keys',
      ['', 'sessions', 'wrong', 'µs each'],
      [
        row('scanners, 3–100 ms a key', scannerSession),
        row('people, 60–140 words/min', typingSession),
      ],
    ),
  );
}
