import type { Answer } from '../../../shared/verify/registry.ts';

/** A text of the registry's and what it means. */
export interface Cause {
  readonly says: RegExp;
  readonly means: Refused;
}
type Refused = Exclude<Answer, { readonly kind: 'confirmed' }>;
type Texts = readonly (string | null | undefined)[];

/**
 * How Diia's documents service words its refusals (be-documents-service, documentVerification*.ts).
 * Whether partners see these texts is not promised: the table is data, and a miss is never green.
 */
export const diiaCauses: readonly Cause[] = [
  {
    says: /\bused already\b|\balready (?:been )?used\b/i,
    means: { kind: 'lapsed', because: 'used' },
  },
  {
    says: /(?<!\b(?:certificate|token|session) (?:(?:has|is|was) )?(?:been )?)\bexpired\b/i,
    means: { kind: 'lapsed', because: 'expired' },
  },
  {
    says: /\bno (?:otp )?record\b|\bverification(?:otp)? (?:is )?not found\b|\bthere is no document\b/i,
    means: { kind: 'denied', because: 'unknown' },
  },
  {
    says: /\bdocument type must be\b|\bwrong document type\b/i,
    means: { kind: 'denied', because: 'wrong-document' },
  },
  {
    says: /\b(?:document|certificate|status) (?:(?:has|is|was) )?(?:been )?(?:withdrawn|revoked)\b/i,
    means: { kind: 'denied', because: 'withdrawn' },
  },
  {
    says: /(?<!\b(?:ssl|tls|client|server) )\bcertificate (?:(?:has|is|was) )?(?:been )?expired\b/i,
    means: { kind: 'denied', because: 'certificate-expired' },
  },
];

/** A "no" that tells of the registry's own trouble says nothing of the document. */
const trouble =
  /not ?available|unavailable|internal ?server|something went wrong|rate ?limit|too many|not authori[sz]ed|unauthori[sz]ed|forbidden|maintenance|недоступн|тимчасово|спробуйте пізніше|помилка сервер|time(?:d ?)?out|\b(?:token|session)\b|\b(?:ssl|tls|client|server) certificate\b|(?:Database|Communicator|Configuration|Unauthorized|AccessDenied|Validation)Error/i;

/**
 * The cause that the texts tell, if any. When they tell several, the mildest holds: a code that lapsed
 * before a denial, 'expired' (nobody's doing) before 'used', and of two denials neither ('unstated').
 */
export function causeOf(texts: Texts, causes: readonly Cause[]): Refused | undefined {
  const told = causes.filter(({ says }) => texts.some((text) => says.test(text ?? '')));
  const meant = told.map(({ means }) => means);
  const lapsed = meant.filter(({ kind }) => kind === 'lapsed');
  const mild = lapsed.find(({ because }) => because === 'expired') ?? lapsed[0];
  if (mild) return mild;
  const reasons = new Set(meant.map(({ because }) => because));
  return reasons.size > 1 ? { kind: 'denied', because: 'unstated' } : meant[0];
}

/** Whether a refusal speaks of the registry itself. */
export function isTrouble(texts: Texts): boolean {
  return texts.some((text) => trouble.test(text ?? ''));
}
