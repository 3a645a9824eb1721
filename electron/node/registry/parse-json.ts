import type { z } from 'zod';

/** A body of the wished shape; undefined when it is none, no JSON, or not there at all. */
export function parseJson<Value>(
  text: string | undefined,
  shape: z.ZodType<Value>,
): Value | undefined {
  if (text === undefined) return undefined;
  try {
    return shape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
