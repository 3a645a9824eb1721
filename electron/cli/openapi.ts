import { httpOpenApi } from '../node/registry/http-openapi.ts';
import { BadUsage, exits, say } from './usage.ts';

/** `openapi`: the contract of the http adapter, for whoever builds a gateway. */
export function openapi(words: readonly string[]): Promise<number> {
  if (words.length > 0) throw new BadUsage('too many words');
  say(JSON.stringify(httpOpenApi(), undefined, 2));
  return Promise.resolve(exits.valid);
}
