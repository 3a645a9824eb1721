import { z } from 'zod';
import { longestCapture } from '../capture/capture.ts';
import { documentTypes } from '../identify/document-type.ts';
import {
  phoneCodeStates,
  presences,
  type Contract,
  type PhoneContract,
  type ShellContract,
} from './contract.ts';

/** What main accepts. A method with no guard, or a guard of another type, does not compile. */
type Guards<C> = {
  readonly [M in keyof C]: C[M] extends (request: infer R) => unknown ? z.ZodType<R> : never;
};

const nothing = z.strictObject({});
const moment = z.int().min(0);

export const deskGuards = {
  serve: z.strictObject({
    text: z.string().max(longestCapture),
    source: z.enum(['camera', 'scanner', 'keyed']),
    capturedAt: moment,
  }),
  facts: nothing,
  state: nothing,
  journal: z.strictObject({
    before: z.union([z.int().min(1), z.undefined()]),
    limit: z.int().min(1).max(500),
  }),
  heard: nothing,
} satisfies Guards<Contract>;

export const shellGuards = {
  presence: z.strictObject({ known: z.enum(presences) }),
} satisfies Guards<ShellContract>;

export const phoneGuards = {
  phone: nothing,
  setPhone: z.strictObject({
    document: z.enum(documentTypes),
    state: z.enum(phoneCodeStates),
    shape: z.enum(['qr', 'barcode']),
    held: z.boolean(),
    fresh: z.boolean(),
  }),
  openPhone: nothing,
} satisfies Guards<PhoneContract>;
