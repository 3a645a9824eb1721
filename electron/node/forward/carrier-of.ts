import type { ForwardPolicy } from '../../../shared/policy/forward-policy.ts';
import type { Carrier } from './carrier.ts';
import { otlpCarrier } from './otlp.ts';
import { readTls } from './read-tls.ts';
import { syslogCarrier } from './syslog.ts';

/** The way to the centre that the settings name. */
export function carrierOf(policy: ForwardPolicy): Carrier {
  const tls = () => readTls(policy.tls);
  if (policy.kind === 'syslog') return syslogCarrier({ host: policy.host, port: policy.port, tls });
  return otlpCarrier({ url: policy.url, tokenFile: policy.tokenFile, tls });
}
