import type { DocumentCode } from '../../../shared/identify/identified.ts';
import type { Registry } from '../../../shared/verify/registry.ts';
import type { HttpLine } from './http-call.ts';

/** What the rules are tried with. No rule uses up a citizen's code: the codes are invented. */
export interface Trial<Settings = unknown> {
  readonly line: HttpLine;
  readonly registry: Registry;
  readonly settings: Settings;
  readonly token: string;
  readonly basic: string | undefined;
  /** A code of the right shape that no register knows; another one each time. */
  inventCode(kind: DocumentCode['kind']): DocumentCode;
  /** How far this machine's clock is ahead of the endpoint's, milliseconds; undefined when no answer told its time. */
  skewMs(): number | undefined;
  /** A deadline for one question. */
  soon(): AbortSignal;
}

/** One rule of a protocol, as an endpoint must keep it. */
export interface ConformanceRule<Settings = unknown> {
  /** A sentence that the endpoint makes true. */
  readonly name: string;
  /** Says nothing of an endpoint that a client certificate opens. */
  readonly needsToken?: true;
  /** Undefined when it holds; else what was met in place of it, without codes and secrets. */
  readonly meet: (trial: Trial<Settings>) => Promise<string | undefined>;
}

/** How one rule came out. */
export interface Conformed {
  readonly rule: string;
  readonly met: string | undefined;
}

/** Tries every rule, one after the other: an endpoint that breaks one may keep the next. */
export async function conform<Settings>(
  rules: readonly ConformanceRule<Settings>[],
  trial: Trial<Settings>,
): Promise<readonly Conformed[]> {
  const conformed: Conformed[] = [];
  for (const { name, needsToken, meet } of rules) {
    if (needsToken && trial.token === '') continue;
    conformed.push({ rule: name, met: await meet(trial) });
  }
  return conformed;
}

const mostSkewMs = 60_000;

/** Rules that hold whatever is spoken. */
export const commonRules: readonly ConformanceRule[] = [
  {
    name: 'the probe, which shows no code, finds the way open',
    async meet({ registry, soon }) {
      const found = await registry.probe(soon());
      return found.ok ? undefined : found.fault.kind;
    },
  },
  {
    name: 'a barcode that no register knows is denied as unknown',
    meet: (trial) => expectUnknown(trial, 'barcode', ['unknown', 'unstated']),
  },
  {
    name: 'a QR that no register knows is denied as unknown, or is not taken at all',
    meet: (trial) => expectUnknown(trial, 'link', ['unknown', 'unstated', 'barcode-only']),
  },
  {
    name: 'an address that is not of the protocol is no success',
    async meet({ line, soon }) {
      const called = await line.call({ method: 'GET', path: '/zvirka-conformance' }, soon());
      if (!called.ok) return called.fault.kind;
      return called.value.status >= 400 ? undefined : `HTTP ${called.value.status}`;
    },
  },
  {
    name: 'answers carry a Date header within a minute of this machine’s clock',
    async meet({ registry, skewMs, soon }) {
      await registry.probe(soon());
      const skew = skewMs();
      if (skew === undefined) return 'no Date header';
      const isNear = Math.abs(skew) <= mostSkewMs;
      return isNear ? undefined : `this clock ahead by ${String(Math.round(skew / 1_000))} s`;
    },
  },
];

async function expectUnknown(
  { registry, inventCode, soon }: Trial,
  kind: DocumentCode['kind'],
  allowed: readonly string[],
): Promise<string | undefined> {
  const question = { code: inventCode(kind), requestId: crypto.randomUUID() };
  const asked = await registry.ask(question, soon());
  const said = asked.ok
    ? asked.value.kind === 'confirmed'
      ? 'confirmed'
      : asked.value.because
    : asked.fault.kind;
  return allowed.includes(said) ? undefined : said;
}
