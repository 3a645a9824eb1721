import { z } from 'zod';
import { isBare, isSafe } from '../../../shared/policy/addresses.ts';

/** What a registry may be sent for a scanned QR; the partner API leaves it open. */
export type QrSent = z.output<typeof qr>;

/** A registry's address: https, or http on this very machine, without a login, a query or a fragment. */
export const registryUrl = z
  .url({ protocol: /^https?$/, error: 'address' })
  .refine(isSafe, { error: 'needs-https' })
  .refine(isBare, { error: 'bare-address' });

/** The setting `qr`. */
export const qr = z.enum(['url', 'uuid', 'never']).default('url');
