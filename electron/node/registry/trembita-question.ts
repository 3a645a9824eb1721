import type { DocumentCode } from '../../../shared/identify/identified.ts';
import type { Question } from '../../../shared/verify/registry.ts';
import type { SentHeader, Template, TrembitaPolicy } from './trembita-settings.ts';

/** What leaves for the security server. */
export interface TrembitaQuestion {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Headers and body of one question by the settings; undefined when they don't say how to ask for such a code. */
export function questionOf(
  question: Question,
  policy: TrembitaPolicy,
  desk: string,
): TrembitaQuestion | undefined {
  const template = question.code.kind === 'link' ? policy.ask.link : policy.ask.barcode;
  if (template === undefined) return undefined;
  const values = valuesOf(question, desk);
  return {
    headers: {
      'uxp-client': policy.client,
      'uxp-service': policy.service,
      'uxp-queryid': question.requestId,
      ...headerOf(policy.purpose, values),
      ...headerOf(policy.subject, values),
    },
    body: JSON.stringify(filled(template, values)),
  };
}

type Values = ReadonlyMap<string, string>;

function valuesOf({ code, requestId, service }: Question, desk: string): Values {
  return new Map([
    ...Object.entries(partsOf(code)),
    ['requestId', requestId],
    ['desk', desk],
    ['service', service ?? ''],
  ]);
}

function partsOf(code: DocumentCode): Readonly<Record<string, string>> {
  return code.kind === 'barcode'
    ? { digits: code.digits }
    : { link: code.url, otp: code.otp, claims: code.claims };
}

function headerOf(
  header: SentHeader | undefined,
  values: Values,
): Readonly<Record<string, string>> {
  if (!header) return {};
  // A header carries ASCII; what else a value holds is percent-encoded.
  const value = filledText(header.value, values).replace(/[^\x20-\x7e]+/g, encodeURIComponent);
  return { [header.name.toLowerCase()]: value };
}

function filled(template: Template, values: Values): Template {
  if (typeof template === 'string') return filledText(template, values);
  if (typeof template !== 'object' || template === null) return template;
  if (isList(template)) return template.map((one) => filled(one, values));
  return Object.fromEntries(
    Object.entries(template).map(([name, one]) => [name, filled(one, values)]),
  );
}

/** `Array.isArray` does not know read-only lists. */
function isList(template: Template): template is readonly Template[] {
  return Array.isArray(template);
}

/** A placeholder without a value stays as it is: the register will not know it. */
function filledText(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (found, name: string) => values.get(name) ?? found);
}
