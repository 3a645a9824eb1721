import { z } from 'zod';
import { longestCapture, sources } from '../capture/capture.ts';
import { documentTypes } from '../identify/document-type.ts';
import { exportFormats, happenings } from '../record/happening.ts';
import { outcomes } from '../verdict/verdict.ts';
import {
  phoneCodeStates,
  presences,
  type Contract,
  type PhoneContract,
  type ShellContract,
} from './contract.ts';
import type { JournalContract } from './journal.ts';
import { paperSizes, type PaperContract } from './paper.ts';
import type { SettingsContract } from './settings.ts';
import type { ShiftContract } from './shift.ts';

/** What main accepts. A method with no guard, or a guard of another type, does not compile. */
type Guards<C> = {
  readonly [M in keyof C]: C[M] extends (request: infer R) => unknown ? z.ZodType<R> : never;
};

const nothing = z.strictObject({});
const moment = z.int().min(0);

export const deskGuards = {
  serve: z.strictObject({
    // One more, to say that it was too long.
    text: z.string().max(longestCapture + 1),
    source: z.enum(sources),
    capturedAt: moment,
    firstAt: moment.optional(),
    service: z.string().max(120).optional(),
  }),
  facts: nothing,
  state: nothing,
  warm: nothing,
  heard: nothing,
} satisfies Guards<Contract>;

export const shellGuards = {
  presence: z.strictObject({ known: z.enum(presences) }),
  pulse: nothing,
  incident: z.strictObject({
    number: z.string().regex(/^R-[0-9a-f]{6}$/),
    name: z.string().regex(/^[A-Za-z]{1,40}$/),
  }),
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

const number = z.int().min(1);
const shortName = z.string().max(200);
/** Proposed to the system's window: no path, and nothing that a file's name can't hold. */
const fileName = z.string().regex(/^[\p{L}\d][\p{L}\d ._-]{0,99}$/u);

const filter = z.strictObject({
  from: moment.optional(),
  until: moment.optional(),
  kinds: z
    .array(z.enum(['check', ...happenings]))
    .max(happenings.length + 1)
    .optional(),
  outcomes: z.array(z.enum(outcomes)).max(outcomes.length).optional(),
  because: z
    .string()
    .regex(/^[a-z]+(?:-[a-z]+)*$/)
    .optional(),
  source: z.enum(sources).optional(),
  operator: shortName.optional(),
  service: shortName.optional(),
  number: number.optional(),
  requestId: z.uuid().optional(),
  codes: z
    .array(z.string().regex(/^[0-9a-f]{64}$/))
    .max(16)
    .optional(),
});

export const journalGuards = {
  find: z.strictObject({
    before: number.optional(),
    after: z.int().min(0).optional(),
    filter: filter.optional(),
    limit: z.int().min(1).max(500),
  }),
  names: nothing,
  digests: z.strictObject({ text: z.string().max(longestCapture) }),
  detail: z.strictObject({ number }),
  prove: nothing,
  proving: nothing,
  cancelProving: nothing,
  exportJournal: z.strictObject({ format: z.enum(exportFormats), zip: z.boolean(), filter }),
  exporting: nothing,
  cancelExport: nothing,
  receipt: z.strictObject({ number }),
  setAside: nothing,
} satisfies Guards<JournalContract>;

export const shiftGuards = {
  shift: nothing,
  openShift: z.strictObject({ operator: z.string().trim().min(1).max(120) }),
  closeShift: nothing,
  summary: z.strictObject({
    from: moment,
    until: moment,
    slice: z.enum(['hour', 'day']),
    isShift: z.boolean().optional(),
  }),
} satisfies Guards<ShiftContract>;

export const settingsGuards = { settings: nothing } satisfies Guards<SettingsContract>;

export const paperGuards = {
  print: z.strictObject({ size: z.enum(paperSizes) }),
  savePdf: z.strictObject({ name: fileName, size: z.enum(paperSizes) }),
  saveTable: z.strictObject({
    name: fileName,
    rows: z.array(z.array(z.string().max(500)).max(60)).max(20_000),
  }),
} satisfies Guards<PaperContract>;
