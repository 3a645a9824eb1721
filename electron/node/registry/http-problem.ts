import { z } from 'zod';
import type { Fault } from '../../../shared/verify/registry.ts';

interface Problem {
  /** The HTTP statuses it may come with. */
  readonly statuses: readonly number[];
  readonly title: string;
  readonly kind: Fault['kind'];
  /** 'refused': the code was not touched. 'perhaps': it may have been used up. */
  readonly reached: 'refused' | 'perhaps';
}

/** Why a gateway has no answer: a closed list, each telling whether the code was touched. Never rename one. */
export const problems = {
  'not-admitted': {
    statuses: [401, 403],
    title: 'Token, client certificate or scope is refused; the code was not touched',
    kind: 'not-admitted',
    reached: 'refused',
  },
  'bad-request': {
    statuses: [400, 413, 415, 422],
    title: 'The request is not of this contract; the code was not touched',
    kind: 'unintelligible',
    reached: 'refused',
  },
  'other-content': {
    statuses: [409],
    title: 'This request id came before with another content; the code was not touched',
    kind: 'unintelligible',
    reached: 'refused',
  },
  'kind-not-taken': {
    statuses: [422],
    title: 'Only barcodes and digits are taken; the code was not touched',
    kind: 'barcode-only',
    reached: 'refused',
  },
  busy: {
    statuses: [429, 503],
    title: 'Too many requests; the code was not touched',
    kind: 'unavailable',
    reached: 'refused',
  },
  'register-down': {
    statuses: [503],
    title: 'The register can’t be asked now; the code was not touched',
    kind: 'unavailable',
    reached: 'refused',
  },
  'answer-lost': {
    statuses: [502, 504],
    title: 'The register was asked and its answer was lost; the code may be used up',
    kind: 'answer-lost',
    reached: 'perhaps',
  },
  internal: {
    statuses: [500],
    title: 'A fault of the gateway; the code may be used up',
    kind: 'unavailable',
    reached: 'perhaps',
  },
} as const satisfies Readonly<Record<string, Problem>>;

export type ProblemName = keyof typeof problems;
const prefix = 'urn:zvirka:problem:';
const types = Object.keys(problems).map((name) => `${prefix}${name}`);

/** Problem details (RFC 9457) of type `application/problem+json`. */
export const problem = z
  .looseObject({
    type: z.enum(types),
    status: z.int(),
    title: z.string().optional(),
    detail: z.string().optional(),
  })
  .meta({ title: 'Why there is no answer, and whether the code was touched' });

/** The body of a problem, as a gateway sends it. */
export function problemBody(name: ProblemName, status: number): z.infer<typeof problem> {
  return { type: `${prefix}${name}`, status, title: problems[name].title };
}

/** The fault that a problem means; undefined when it contradicts the status that it came with. */
export function faultOf(told: z.infer<typeof problem>, status: number): Fault | undefined {
  const found = Object.entries<Problem>(problems).find(
    ([name]) => told.type === prefix + name,
  )?.[1];
  if (!found?.statuses.includes(status) || told.status !== status) return undefined;
  return { kind: found.kind, reached: found.reached };
}
