import { succeeded } from '../../shared/lib/result.ts';
import type { Asked, Question, Registry } from '../../shared/verify/registry.ts';

/** A registry that answers from a queue and remembers what it was asked. */
export interface FakeRegistry extends Registry {
  readonly questions: Question[];
  /** The next answers; a function may wait for the signal. */
  readonly answers: (Asked | ((signal: AbortSignal) => Promise<Asked>))[];
}

export function fakeRegistry(...answers: FakeRegistry['answers']): FakeRegistry {
  const questions: Question[] = [];
  return {
    adapter: 'diia',
    host: 'registry.test:443',
    questions,
    answers,
    async ask(question, signal) {
      questions.push(question);
      const next = answers.shift();
      if (next === undefined) throw new Error('the fake registry was asked once too often');
      return typeof next === 'function' ? next(signal) : next;
    },
    probe: () => Promise.resolve(succeeded(undefined)),
    close() {
      answers.length = 0;
    },
  };
}

/** An answer that never comes, until the asker gives up. */
export function silent(fault: Extract<Asked, { ok: false }>) {
  return (signal: AbortSignal) =>
    new Promise<Asked>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve(fault);
      });
    });
}
