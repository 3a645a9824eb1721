import type { z } from 'zod';

/** A body of the wished shape; undefined when it is none, no JSON, twofold, or not there at all. */
export function parseJson<Value>(
  text: string | undefined,
  shape: z.ZodType<Value>,
): Value | undefined {
  return text === undefined ? undefined : shape.safeParse(parseOnce(text)).data;
}

/**
 * The value of a JSON text; undefined when it is none, when an object in it names a member twice
 * (`JSON.parse` keeps only the last, and so would hide that the text says two things: RFC 8259, 4), or
 * when it names a member `__proto__`, which our schemas pass over and so would never be held against a yes,
 * or is nested deeper than any registry has reason to.
 */
export function parseOnce(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return ambiguityIn(text) === undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

const deepest = 50;

/**
 * What makes a valid JSON text ambiguous, if anything does: a member that is named twice in its object, or
 * called `__proto__`, or too deep a nest. Walks the tokens with the names seen in each open object.
 */
export function ambiguityIn(text: string): { readonly member: string } | 'too-deep' | undefined {
  const open: Set<string>[] = [];
  for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{[\]}]/g)) {
    if (token === '{' || token === '[') {
      if (open.push(new Set()) > deepest) return 'too-deep';
    } else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const names = open.at(-1);
      const name = String(JSON.parse(quoted ?? '""'));
      if (name === '__proto__' || names?.has(name)) return { member: name };
      names?.add(name);
    }
  }
  return undefined;
}
