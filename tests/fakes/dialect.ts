import type { LineOptions } from '../../electron/node/registry/http-call.ts';
import type { AdapterName, Registry } from '../../shared/verify/registry.ts';
import type { AnswerRule } from '../fixtures/answers.ts';
import { json, type Seen, type Treatment } from './hostile-registry.ts';

/** What a registry may say, whatever its language. */
export type Saying = 'yes' | 'no' | 'unknown' | 'withdrawn' | 'wrong-document' | 'expired' | 'used';

/** Every adapter has one, but the demo, which speaks the language of others. */
export type DialectName = Exclude<AdapterName, 'demo'>;

/** The language of an adapter's registry. */
export interface Dialect {
  readonly name: DialectName;
  /** What a settings file holds under `registry`; a success then proves a veteran's certificate. */
  readonly settings: (url: string) => object;
  /** Whether the registry answers a request id once, however often it is asked. */
  readonly replays: boolean;
  /** The body that says it, in answer to this request, and its status. */
  readonly say: (saying: Saying, seen: Seen) => readonly [status: number, body: object];
  /** An error in the registry's own form. */
  readonly refuse: (status: number) => Treatment;
  /** What the adapter may take for a yes. */
  readonly answers: AnswerRule;
}

/** A dialect and its adapter. */
export interface SpokenDialect extends Dialect {
  /** As a desk opens it, at any address, also one that settings refuse. */
  readonly open: (url: string, line: LineOptions) => Registry;
}

/** Every part of a card may be shown, in full. */
export const shown = { show: {}, mask: {} };

/** An answer in a registry's own language. */
export function saying(dialect: Dialect, what: Saying): Treatment {
  return (socket, seen) => {
    json(...dialect.say(what, seen))(socket, seen);
  };
}
