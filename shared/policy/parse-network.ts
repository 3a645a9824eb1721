import { z } from 'zod';
import { file } from './addresses.ts';

const second = 1_000;
const hour = 3_600 * second;

const proxy = z.union([
  z.enum(['system', 'none']),
  z
    .url({ protocol: /^http$/ })
    // A login in it would be a secret in a file.
    .refine((url) => !url.includes('@')),
]);

const client = z.union([
  z.strictObject({ certFile: file, keyFile: file }),
  z.strictObject({ pfxFile: file }),
]);

/** SHA-256 in base64: 32 bytes. */
const pin = z.string().regex(/^[A-Za-z\d+/]{43}=$/, { error: 'pin' });

export const network = z.strictObject({
  proxy: z
    .string()
    .refine((value) => proxy.safeParse(value).success, { error: 'proxy' })
    .default('system'),
  caFile: file.optional(),
  client: z
    .custom<z.infer<typeof client>>((value) => client.safeParse(value).success, {
      error: 'client-certificate',
    })
    .optional(),
  pins: z
    .array(pin)
    .max(10)
    .refine(({ length }) => length !== 1, { error: 'backup-pin' })
    .default([]),
  slowMs: z
    .int()
    .min(500)
    .max(120 * second)
    .default(6 * second),
});

/** As the fiscal registers of shops: 36 hours at a stretch, 168 in a month (Law 265/95-VR, art. 5). */
export const offline = z.strictObject({
  spanMs: z
    .int()
    .min(60 * second)
    .max(744 * hour)
    .default(36 * hour),
  monthMs: z
    .int()
    .min(60 * second)
    .max(744 * hour)
    .default(168 * hour),
});

/** Where secrets may be kept when the system has no safe store. */
export const secrets = z.strictObject({ allowPlain: z.boolean().default(false) });
