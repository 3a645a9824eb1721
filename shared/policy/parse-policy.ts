import { z } from 'zod';
import { documentTypes } from '../identify/document-type.ts';
import { failed, succeeded, type Result } from '../lib/result.ts';
import type { Policy } from './policy.ts';

/** Every wrong place in a settings file, as `path: what is wrong`. */
export type PolicyFault = readonly string[];

const seconds = 1_000;
const name = z.string().trim().max(120);
/** Plain HTTP only to this very machine: a token must not cross a network in clear. */
const registryUrl = z
  .url({ protocol: /^https?$/ })
  .refine((url) => isSafe(url), { error: 'https is needed for another machine' });

const branch = z.strictObject({
  id: z.string().min(1).max(200),
  proves: z.array(z.enum(documentTypes)).default([]),
});

const registry = z.discriminatedUnion('adapter', [
  z.strictObject({ adapter: z.literal('demo'), url: registryUrl.optional() }),
  z.strictObject({
    adapter: z.literal('diia'),
    url: registryUrl,
    branches: z.array(branch).max(50).default([]),
    qr: z.enum(['url', 'uuid', 'never']).default('url'),
  }),
]);

const timings = z.strictObject({
  connectMs: z
    .int()
    .min(100)
    .max(60_000)
    .default(3 * seconds),
  askMs: z
    .int()
    .min(100)
    .max(120_000)
    .default(8 * seconds),
  personalMs: z
    .int()
    .min(10 * seconds)
    .max(120 * seconds)
    .default(20 * seconds),
  closeMs: z
    .int()
    .min(5 * seconds)
    .max(600 * seconds)
    .default(60 * seconds),
  // Not below a code's life: the desk must know its own lost attempts for as long as they matter.
  repeatMs: z
    .int()
    .min(180 * seconds)
    .max(3_600 * seconds)
    .default(180 * seconds),
});

const usbId = z
  .string()
  .regex(/^[0-9a-f]{4}$/i, { error: 'four hexadecimal digits' })
  .transform((id) => id.toLowerCase());

const serialScanner = z
  .strictObject({
    path: z.string().min(1).max(200).optional(),
    vendorId: usbId.optional(),
    productId: usbId.optional(),
    serialNumber: z.string().min(1).max(200).optional(),
    baudRate: z.int().min(300).max(4_000_000).default(9_600),
  })
  .refine(({ path, vendorId, serialNumber }) => path ?? vendorId ?? serialNumber, {
    error: 'path, vendorId or serialNumber is needed',
  });

const scanners = z.strictObject({
  serial: z.array(serialScanner).max(16).default([]),
  hidPos: z.boolean().default(true),
});

const policy = z.strictObject({
  desk: z
    .strictObject({
      id: name.min(1).default('desk-1'),
      centre: name.default(''),
      window: name.default(''),
    })
    .prefault({}),
  operator: name.default(''),
  language: z.enum(['uk', 'en']).default('uk'),
  registry: registry.default({ adapter: 'demo' }),
  timings: timings.prefault({}),
  capture: z.strictObject({ rebuildBookCodes: z.boolean().default(false) }).prefault({}),
  scanners: scanners.prefault({}),
});

/** Reads settings that came from a file: unknown keys and wrong values are faults, missing ones have defaults. */
export function parsePolicy(settings: unknown): Result<Policy, PolicyFault> {
  const parsed = policy.safeParse(settings);
  return parsed.success
    ? succeeded(complete(parsed.data))
    : failed(parsed.error.issues.map(sayIssue));
}

/** What a desk without any settings does: the demo. */
export const defaultPolicy: Policy = complete(policy.parse({}));

/** An optional key becomes a value that may be undefined: the domain has no absent keys. */
function complete({ registry, scanners, ...rest }: z.infer<typeof policy>): Policy {
  const anySerial = {
    path: undefined,
    vendorId: undefined,
    productId: undefined,
    serialNumber: undefined,
  };
  return {
    ...rest,
    scanners: { ...scanners, serial: scanners.serial.map((one) => ({ ...anySerial, ...one })) },
    registry: registry.adapter === 'demo' ? { adapter: 'demo', url: registry.url } : registry,
  };
}

function sayIssue(issue: z.core.$ZodIssue): string {
  return `${issue.path.join('.') || '(file)'}: ${issue.message}`;
}

function isSafe(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
