import { z } from 'zod';

const anchor = z.strictObject({
  folder: z.string().min(1).max(1_000),
  neighbours: z.boolean().default(false),
});

const retention = z.strictObject({
  years: z.int().min(1).max(30).default(1),
  afterExport: z.boolean().default(false),
});

/** What becomes of the journal. */
export const journal = z.strictObject({
  anchors: z.array(anchor).max(8).default([]),
  retention: retention.prefault({}),
  checkpointEvery: z.int().min(10).max(100_000).default(1_000),
});
