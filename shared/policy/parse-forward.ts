import { z } from 'zod';
import { file, isBare, isSafe } from './addresses.ts';
import type { ForwardPolicy } from './forward-policy.ts';

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
      url: z
        .url({ protocol: /^https?$/, error: 'collector-url' })
        .refine(isSafe, { error: 'needs-https' })
        .refine(isBare, { error: 'bare-address' }),
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
