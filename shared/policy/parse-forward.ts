import { z } from 'zod';
import type { ForwardPolicy } from './forward-policy.ts';

const file = z.string().min(1).max(1_000);
const tls = z
  .strictObject({
    caFile: file.optional(),
    client: z.strictObject({ certFile: file, keyFile: file }).optional(),
  })
  .prefault({});

/** Names, IPv4 and IPv6 addresses. */
const host = z.string().regex(/^[\w.:-]{1,253}$/, { error: 'collector-host' });

/** The way to the collector; plain HTTP only to this very machine. */
export const forward = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('syslog'),
      host,
      port: z.int().min(1).max(65_535).default(6_514),
      tls,
    }),
    z.strictObject({
      kind: z.literal('otlp'),
      url: z.url({ protocol: /^https?$/, error: 'collector-url' }).refine(isSafe, {
        error: 'needs-https',
      }),
      tokenFile: file.optional(),
      tls,
    }),
  ],
  { error: 'forward-kind' },
);

/** The same with no absent keys. */
export function completeForward(
  given: z.infer<typeof forward> | undefined,
): ForwardPolicy | undefined {
  if (!given) return undefined;
  const tls = { caFile: given.tls.caFile, client: given.tls.client };
  return given.kind === 'syslog'
    ? { ...given, tls }
    : { ...given, tokenFile: given.tokenFile, tls };
}

/** What is no address at all is told as such. */
function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const { protocol, hostname } = new URL(url);
  return protocol !== 'http:' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
