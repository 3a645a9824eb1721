import { failed, succeeded } from '../../../shared/lib/result.ts';
import { readCard, type CardPolicy } from '../../../shared/verify/card.ts';
import type { Asked, Fault } from '../../../shared/verify/registry.ts';
import type { HttpAnswer } from './http-call.ts';
import { checkAnswer } from './http-contract.ts';
import { faultOf, problem } from './http-problem.ts';
import { parseJson } from './parse-json.ts';

/**
 * Reads the answer to `POST /v1/checks`. Only HTTP 200 in the contract's own shape, for this very request id,
 * is an answer; a status that speaks for itself needs no body, and everything else is not understood.
 */
export function understandHttp(
  { status, text, problem: told }: HttpAnswer,
  requestId: string,
  policy: CardPolicy,
): Asked {
  if (status === 200) return answerOf(text, requestId, policy);
  const parsed = parseJson(told, problem);
  const fault = parsed && faultOf(parsed, status);
  if (fault) return failed(fault);
  // Refused at the door, or broken on the way, in somebody else's words.
  if (status === 401 || status === 403) return failed({ kind: 'not-admitted', reached: 'refused' });
  return failed({ kind: status >= 500 ? 'unavailable' : 'unintelligible', reached: 'perhaps' });
}

const notUnderstood = failed<Fault>({ kind: 'unintelligible', reached: 'perhaps' });

function answerOf(text: string | undefined, requestId: string, policy: CardPolicy): Asked {
  const said = parseJson(text, checkAnswer);
  if (said?.requestId !== requestId) return notUnderstood;
  if (said.answer !== 'confirmed') {
    return said.answer === 'denied'
      ? succeeded({ kind: 'denied', because: said.because })
      : succeeded({ kind: 'lapsed', because: said.because });
  }
  const proves = said.documentType;
  if (said.card === undefined) return succeeded({ kind: 'confirmed', proves });
  const card = readCard(said.card, policy);
  // A yes beside data that can't be is no yes in the contract's shape.
  return card ? succeeded({ kind: 'confirmed', proves, card }) : notUnderstood;
}
