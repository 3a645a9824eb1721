import { adapterOf } from '../../electron/node/registry/adapters.ts';
import type { LineOptions } from '../../electron/node/registry/http-call.ts';
import { parsePolicy } from '../../electron/node/settings/parse-policy.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { shown, type Dialect, type DialectName, type SpokenDialect } from './dialect.ts';
import { diia } from './dialects/diia.ts';
import { http } from './dialects/http.ts';
import { trembita } from './dialects/trembita.ts';

const all: { readonly [Name in DialectName]: Dialect & { readonly name: Name } } = {
  diia,
  http,
  trembita,
};

/** Every adapter's dialect: one without does not compile. */
export const dialects: readonly SpokenDialect[] = Object.values(all).map((dialect) => ({
  ...dialect,
  open: (url, line) => open(dialect, url, line),
}));

const secrets = { token: 't', basic: undefined, passphrase: undefined, proxyLogin: undefined };

function open(dialect: Dialect, url: string, line: LineOptions): Registry {
  const policy = parsePolicy({ registry: dialect.settings('http://127.0.0.1:1') });
  if (!policy.ok) throw new Error(policy.fault.join());
  const parts = { secrets, desk: 'desk-1', card: shown, embedded: undefined, line };
  return adapterOf({ ...policy.value.registry, url }).open(parts);
}
