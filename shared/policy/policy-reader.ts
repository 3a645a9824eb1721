import { z } from 'zod';
import { failed, succeeded, type Result } from '../lib/result.ts';
import { completeForward, forward } from './parse-forward.ts';
import { journal } from './parse-journal.ts';
import { network, offline, secrets } from './parse-network.ts';
import { shownCard } from './parse-card.ts';
import { plainText } from './plain-text.ts';
import type { Policy, RegistryPolicy } from './policy.ts';
import { sayIssue } from './say-issue.ts';

/** Every wrong place in a settings file, as `path: what is wrong` in Ukrainian. */
export type PolicyFault = readonly string[];

const seconds = 1_000;
const name = plainText.trim().max(120);
const timings = z.strictObject({
  connectMs: z
    .int()
    .min(100)
    .max(60_000)
    .default(3 * seconds),
  firstByteMs: z
    .int()
    .min(100)
    .max(120_000)
    .default(6 * seconds),
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
  idleMs: z
    .int()
    .min(0)
    .max(86_400 * seconds)
    .default(1_800 * seconds),
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

/** Reads settings that came from a file: unknown keys and wrong values are faults, missing ones have defaults. */
export function policyReader<Registry extends RegistryPolicy>(
  registry: z.ZodType<Registry>,
): (settings: unknown) => Result<Policy<Registry>, PolicyFault> {
  const policy = policyWith(registry);
  return (settings) => {
    const parsed = policy.safeParse(settings);
    return parsed.success
      ? succeeded(complete(parsed.data))
      : failed(parsed.error.issues.map((issue) => sayIssue(issue, settings)));
  };
}

/** The whole file. The settings of a registry are its adapter's. */
function policyWith<Registry extends RegistryPolicy>(registry: z.ZodType<Registry>) {
  return z.strictObject({
    desk: z
      .strictObject({
        id: name.min(1).default('desk-1'),
        centre: name.default(''),
        window: name.default(''),
      })
      .prefault({}),
    operator: name.default(''),
    services: z.array(name.min(1)).max(30).default([]),
    language: z.enum(['uk', 'en']).default('uk'),
    registry,
    card: shownCard.prefault({}),
    timings: timings.prefault({}),
    network: network.prefault({}),
    offline: offline.prefault({}),
    secrets: secrets.prefault({}),
    capture: z.strictObject({ rebuildBookCodes: z.boolean().default(false) }).prefault({}),
    scanners: scanners.prefault({}),
    journal: journal.prefault({}),
    forward: forward.optional(),
  });
}

/** An optional key becomes a value that may be undefined: the domain has no absent keys. */
function complete<Registry extends RegistryPolicy>({
  registry,
  scanners,
  forward,
  ...rest
}: z.output<ReturnType<typeof policyWith<Registry>>>): Policy<Registry> {
  const anySerial = {
    path: undefined,
    vendorId: undefined,
    productId: undefined,
    serialNumber: undefined,
  };
  return {
    ...rest,
    scanners: { ...scanners, serial: scanners.serial.map((one) => ({ ...anySerial, ...one })) },
    forward: completeForward(forward),
    registry: { url: undefined, ...registry },
  };
}
