import { z } from 'zod';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked, Answer, Fault } from '../../../shared/verify/registry.ts';
import { causeOf, diiaCauses, isTrouble, type Cause } from './diia-causes.ts';
import type { HttpAnswer } from './http-call.ts';

/** What the registry said, or why that is no answer. A yes still has to learn what it proves. */
export type Understood =
  Exclude<Asked, { readonly ok: true }> | { readonly ok: true; readonly value: Said };
type Said = { readonly kind: 'confirmed' } | Exclude<Answer, { readonly kind: 'confirmed' }>;

/** Absent or null: the Java SDK writes out the fields that it has no value for. */
const nothing = z.null().optional();
const words = z.string().nullish();
const plain = { processCode: nothing, template: nothing };

/** Nothing in a yes may speak of an error. */
const yes = z.looseObject({
  ...plain,
  success: z.literal(true),
  code: z.literal([200, 201]).nullish(),
  errorCode: nothing,
  error: nothing,
  errors: nothing,
  message: words,
});

/** A business "no" of HTTP 200; `code` is the HTTP status that it would have had. */
const no = z.looseObject({
  ...plain,
  success: z.literal(false),
  code: z.literal([200, 400, 404]).nullish(),
  name: words,
  message: words,
  description: words,
});

/** The gateway's error body. */
const refusal = z.looseObject({
  ...plain,
  success: z.literal(false).nullish(),
  name: z.string(),
  message: z.string(),
  code: z.number().nullish(),
  description: words,
});

/**
 * Reads the answer to `POST /acquirers/document-identification`. Green only for HTTP 200 or 201 with
 * `success: true` said once and nothing against it; a "no" only in the registry's own words.
 */
export function understand(answer: HttpAnswer, causes: readonly Cause[] = diiaCauses): Understood {
  const { status, text } = answer;
  // Refused at the door, so the code was not looked at.
  if (status === 401 || status === 403) return fault('not-admitted', 'no');
  if (status >= 500) return fault('unavailable');
  const body = text === undefined ? undefined : parse(text);
  if (body === undefined) return fault('unintelligible');
  // 203, 204, 206 … are no whole answer of the registry's own.
  if (status === 200 || status === 201) return understandAnswer(body, causes);
  if (status === 400 || status === 404) return understandRefusal(status, body, causes);
  return fault('unintelligible');
}

function understandAnswer(body: unknown, causes: readonly Cause[]): Understood {
  const confirmed = yes.safeParse(body);
  if (confirmed.success) {
    const { message } = confirmed.data;
    // A yes that tells a cause contradicts itself.
    const isPlain = causeOf([message], causes) === undefined && !isTrouble([message]);
    return isPlain ? succeeded({ kind: 'confirmed' }) : fault('unintelligible');
  }
  const denied = no.safeParse(body);
  if (!denied.success) return fault('unintelligible');
  const { name, message, description } = denied.data;
  const cause = causeOf([message, description], causes);
  if (cause) return succeeded(cause);
  if (isTrouble([name, message, description])) return fault('unavailable');
  return succeeded({ kind: 'denied', because: 'unstated' });
}

/** A router's "Not Found" looks like an error body too: only a known cause makes it a refusal. */
function understandRefusal(status: number, body: unknown, causes: readonly Cause[]): Understood {
  const refused = refusal.safeParse(body);
  if (!refused.success) return fault('unintelligible');
  const { code, message, description } = refused.data;
  if (typeof code === 'number' && code !== status) return fault('unintelligible');
  const cause = causeOf([message, description], causes);
  return cause ? succeeded(cause) : fault('unintelligible');
}

function fault(kind: Fault['kind'], reached: Fault['reached'] = 'perhaps'): Understood {
  return failed({ kind, reached });
}

/** The parsed body; undefined when it is no JSON, or says `success` twice and so may say two things. */
function parse(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text);
    return namesOf(text).filter((name) => name === 'success').length > 1 ? undefined : body;
  } catch {
    return undefined;
  }
}

/** Every member name at any depth, unescaped: `JSON.parse` keeps only the last of two. Valid JSON only. */
function namesOf(text: string): readonly unknown[] {
  return [...text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/g)]
    .filter(([, , colon]) => colon !== undefined)
    .map(([, name = '""']): unknown => JSON.parse(name));
}
