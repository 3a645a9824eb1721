import type { z } from 'zod';

/** A body of the wished shape; undefined when it is none, no JSON, twofold, or not there at all. */
export function parseJson<Value>(
  text: string | undefined,
  shape: z.ZodType<Value>,
): Value | undefined {
  return text === undefined ? undefined : shape.safeParse(parseOnce(text)).data;
}

/**
 * The value of a JSON text; undefined when it is none, or when an object in it names a member twice:
 * `JSON.parse` keeps only the last, and so would hide that the text says two things (RFC 8259, 4).
 */
export function parseOnce(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTwofold(text) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Walks the tokens of a valid JSON text with the names seen in each open object. */
function isTwofold(text: string): boolean {
  const open: Set<string>[] = [];
  for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{[\]}]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const names = open.at(-1);
      const name = String(JSON.parse(quoted ?? '""'));
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}
