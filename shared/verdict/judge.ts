import type { ClaimedType, DocumentType } from '../identify/document-type.ts';
import type { DocumentCode } from '../identify/identified.ts';
import { never } from '../lib/never.ts';
import type { TypeIs } from '../record/entry.ts';
import type { Answer, Asked } from '../verify/registry.ts';
import type { Verdict } from './verdict.ts';

/** What this desk remembers of the same code within the code's life. */
export type Memory =
  | 'nothing'
  | 'confirmed' // it was confirmed here moments ago
  | 'doubtful'; // an attempt left, and its answer was lost

/** Green needs a yes from the registry, red needs a no from it, and silence is neither. */
export function judge(asked: Asked, code: DocumentCode, memory: Memory): Verdict {
  if (!asked.ok) return { kind: 'unchecked', because: asked.fault.kind };
  const answer = asked.value;
  switch (answer.kind) {
    case 'confirmed':
      return judgeConfirmed(answer.proves, code, memory);
    case 'denied':
      return judgeDenied(answer, memory);
    case 'lapsed':
      // The registry's "used" after a lost answer of ours is our own doing, not the citizen's.
      return answer.because === 'used' && memory === 'doubtful'
        ? { kind: 'stale', because: 'lost-attempt' }
        : { kind: 'stale', because: answer.because };
    default:
      return never(answer);
  }
}

/** What is known of the document's type: only the branch proves it, a QR merely claims it. */
export function typeKnown(
  code: DocumentCode,
  proves: DocumentType | undefined,
): { readonly documentType: ClaimedType | undefined; readonly typeIs: TypeIs } {
  if (proves !== undefined) return { documentType: proves, typeIs: 'proved' };
  if (code.kind === 'link') return { documentType: code.claims, typeIs: 'claimed' };
  return { documentType: undefined, typeIs: 'unknown' };
}

function judgeConfirmed(
  proves: DocumentType | undefined,
  code: DocumentCode,
  memory: Memory,
): Verdict {
  if (proves === undefined) {
    return { kind: 'caution', because: code.kind === 'link' ? 'type-claimed' : 'type-unknown' };
  }
  if (differs(code, proves)) return { kind: 'caution', because: 'type-differs' };
  if (memory === 'confirmed') return { kind: 'caution', because: 'checked-moments-ago' };
  return { kind: 'valid' };
}

/** `passport` in a link is Diia's alias for either passport. */
function differs(code: DocumentCode, proves: DocumentType): boolean {
  if (code.kind !== 'link' || code.claims === proves) return false;
  return !(code.claims === 'passport' && proves.endsWith('-passport'));
}

/**
 * "No such document" after an attempt of ours may be its echo, for a code works once: ask for a fresh one first.
 * A cause that speaks of the document itself (withdrawn, expired, wrong) stays red.
 */
function judgeDenied(answer: Extract<Answer, { kind: 'denied' }>, memory: Memory): Verdict {
  const speaksOfCode = answer.because === 'unknown' || answer.because === 'unstated';
  if (!speaksOfCode || memory === 'nothing') return { kind: 'invalid', because: answer.because };
  return { kind: 'stale', because: memory === 'doubtful' ? 'lost-attempt' : 'used' };
}
