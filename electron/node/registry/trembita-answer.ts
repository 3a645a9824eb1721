import type { DocumentType } from '../../../shared/identify/document-type.ts';
import { never } from '../../../shared/lib/never.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import { readCard, type CardPolicy } from '../../../shared/verify/card.ts';
import type { Asked, Fault } from '../../../shared/verify/registry.ts';
import type { HttpAnswer } from './http-call.ts';
import { parseOnce } from './parse-json.ts';
import type {
  AnswerPath,
  CardPaths,
  OutcomeRule,
  ProvedType,
  TrembitaPolicy,
} from './trembita-settings.ts';

/**
 * Reads a service's answer by the rules of the settings. An answer that no rule knows, or that rules of
 * different meaning know, is not understood; neither is a yes whose type or data are not as the settings say.
 */
export function understandTrembita(
  { status, text }: HttpAnswer,
  requestId: string,
  policy: TrembitaPolicy,
  shown: CardPolicy,
): Asked {
  // Refused at the door, by the security server or by the service, so the code was not looked at.
  if (status === 401 || status === 403) return failed({ kind: 'not-admitted', reached: 'refused' });
  if (status >= 500) return unavailable;
  const body = text === undefined ? undefined : parseOnce(text);
  if (body === undefined) return notUnderstood;
  if (valueAt(body, policy.echo) !== requestId) return notUnderstood;
  const means = meaningOf(status, body, policy.outcomes);
  switch (means) {
    case undefined:
      return notUnderstood;
    case 'unavailable':
      return unavailable;
    case 'confirmed':
      if (status !== 200 || isContradicted(status, body, policy.outcomes)) return notUnderstood;
      return confirmed(body, policy, shown);
    case 'expired':
    case 'used':
      return succeeded({ kind: 'lapsed', because: means });
    case 'unknown':
    case 'withdrawn':
    case 'certificate-expired':
    case 'wrong-document':
    case 'unstated':
      return succeeded({ kind: 'denied', because: means });
    default:
      return never(means);
  }
}

const notUnderstood = failed<Fault>({ kind: 'unintelligible', reached: 'perhaps' });
const unavailable = failed<Fault>({ kind: 'unavailable', reached: 'perhaps' });

function meaningOf(
  status: number,
  body: unknown,
  rules: readonly OutcomeRule[],
): OutcomeRule['means'] | undefined {
  const holding = rules.filter((rule) => isMet(rule, status, body));
  const [means, ...others] = new Set(holding.map((rule) => rule.means));
  return others.length === 0 ? means : undefined;
}

function isMet(rule: OutcomeRule, status: number, body: unknown): boolean {
  return rule.status === status && rule.when.every(({ at, is }) => valueAt(body, at) === is);
}

/**
 * Whether something beside the yes is told against it, in the words that services use for that. A word
 * that is a part of the yes by the settings' own rule is none.
 */
function isContradicted(status: number, body: unknown, rules: readonly OutcomeRule[]): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const own = rules.filter((rule) => rule.means === 'confirmed' && isMet(rule, status, body));
  const read = new Set(own.flatMap(({ when }) => when.map(({ at }) => at)));
  return Object.entries(body).some(([name, value]) => {
    if (read.has(name)) return false;
    const word = name.toLowerCase();
    if (word === 'success') return value !== true && value !== null;
    return (word === 'error' || word === 'errors') && !isSilent(value);
  });
}

/** Says nothing: null, false, or an empty text, list or object. */
function isSilent(value: unknown): boolean {
  return ['null', 'false', '""', '[]', '{}'].includes(JSON.stringify(value));
}

function confirmed(body: unknown, policy: TrembitaPolicy, shown: CardPolicy): Asked {
  const proves = provedBy(body, policy.documentType);
  if (proves === undefined) return notUnderstood;
  if (!policy.card) return succeeded({ kind: 'confirmed', proves });
  const told = cardAt(body, policy.card);
  const card = told && readCard(told, shown);
  return card ? succeeded({ kind: 'confirmed', proves, card }) : notUnderstood;
}

function provedBy(body: unknown, type: ProvedType): DocumentType | undefined {
  return 'is' in type ? type.is : named(valueAt(body, type.at), type.names);
}

/** Undefined when the certificate has a name that the settings don't know. */
function cardAt(
  body: unknown,
  { fields, photo, certificate }: CardPaths,
): Readonly<Record<string, unknown>> | undefined {
  const title = certificate && valueAt(body, certificate.at);
  const kind = certificate && named(title, certificate.names);
  if (kind === undefined && title !== undefined && title !== null) return undefined;
  const told = Object.entries(fields).map(([field, at]) => [field, textAt(body, at)] as const);
  return {
    ...Object.fromEntries(told),
    certificate: kind,
    photo: photo && valueAt(body, photo),
  };
}

function textAt(body: unknown, at: AnswerPath): unknown {
  const value = valueAt(body, at);
  // Some registers keep numbers of documents as numbers.
  return typeof value === 'number' ? String(value) : value;
}

function named<Value>(value: unknown, names: Readonly<Record<string, Value>>): Value | undefined {
  return typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : undefined;
}

/** The value at a path of own members; undefined where there is none. */
function valueAt(body: unknown, at: AnswerPath): unknown {
  let value = body;
  for (const name of at.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, name)?.value;
  }
  return value;
}
