import { z } from 'zod';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import type { Asked, Answer, Fault } from '../../../shared/verify/registry.ts';
import { causeOf, diiaCauses, isTrouble, type Cause } from './diia-causes.ts';
import type { HttpAnswer } from './http-call.ts';
import { parseOnce } from './parse-json.ts';

/** What the registry said, or why that is no answer. A yes still has to learn what it proves. */
export type Understood =
  Exclude<Asked, { readonly ok: true }> | { readonly ok: true; readonly value: Said };
type Said = { readonly kind: 'confirmed' } | Exclude<Answer, { readonly kind: 'confirmed' }>;

/** Absent or null: the Java SDK writes out the fields that it has no value for. */
const nothing = z.null().optional();
const words = z.string().nullish();
const plain = { processCode: nothing, template: nothing };

/** Members that a yes may carry without saying anything. */
const silent = z
  .union([z.null(), z.literal(''), z.array(z.never()), z.strictObject({})])
  .optional();

/**
 * A yes says `success: true` and keeps silent otherwise: whatever else a body tells may be told against it.
 * What is harmless is named here; a member that nobody has named makes the answer "not understood".
 */
const yes = z
  .object({
    success: z.literal(true),
    code: z.literal([200, 201]).nullish(),
    message: z.union([z.literal(['', 'OK', 'Ok', 'ok']), z.null()]).optional(),
  })
  .catchall(silent);

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
  if (status === 401 || status === 403) return fault('not-admitted', 'refused');
  if (status >= 500) return fault('unavailable');
  const body = text === undefined ? undefined : parseOnce(text);
  if (body === undefined) return fault('unintelligible');
  // 203, 204, 206 … are no whole answer of the registry's own.
  if (status === 200 || status === 201) return understandAnswer(body, causes);
  if (status === 400 || status === 404) return understandRefusal(status, body, causes);
  return fault('unintelligible');
}

function understandAnswer(body: unknown, causes: readonly Cause[]): Understood {
  if (yes.safeParse(body).success) return succeeded({ kind: 'confirmed' });
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
