import type { z } from 'zod';
import type { Methods, Transport } from './transport.ts';

/** Refused at the door: an intruder's or a bug's call. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Serves a contract over a transport: unknown names and bad requests are rejected, never guessed at. */
export function server<C extends Methods<C>>(
  guards: { readonly [M in keyof C]: z.ZodType },
  contract: C,
): Transport {
  const table: Readonly<Record<string, z.ZodType>> = guards;
  const methods: Readonly<Record<string, (request: never) => Promise<unknown>>> = contract;
  return async (name, request) => {
    const guard = Object.hasOwn(table, name) ? table[name] : undefined;
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!guard || !method) throw new Refused('no such method');
    const checked = guard.safeParse(request);
    // Nothing of the request in the text: it may hold anything.
    if (!checked.success) throw new Refused(`bad request to ${name}`);
    // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the guard table is typed by the same contract
    return method(checked.data as never);
  };
}
