import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { commonRules, type ConformanceRule, type Trial } from './conformance.ts';
import type { HttpAnswer } from './http-call.ts';
import { checkAnswer, checksPath, health, healthPath, type CheckRequest } from './http-contract.ts';
import { problem, type ProblemName } from './http-problem.ts';
import { parseJson } from './parse-json.ts';

/** What a gateway must do, as far as it can be seen without using up a code (http-registry.openapi.json). */
export const httpRules: readonly ConformanceRule[] = [
  ...commonRules,
  {
    name: 'its health is told as HTTP 200 and {"status":"up"}',
    async meet(trial) {
      const called = await call(trial, 'GET', undefined, trial.token);
      if (!called.ok) return called.fault;
      const { status, text } = called.value;
      return status === 200 && parseJson(text, health) ? undefined : `HTTP ${status}`;
    },
  },
  {
    name: 'without a token nothing is checked: 401 or 403 and the problem "not-admitted"',
    needsToken: true,
    meet: (trial) => expectProblem(trial, JSON.stringify(requestOf(trial)), ['not-admitted'], ''),
  },
  {
    name: 'with a wrong token nothing is checked: 401 or 403 and the problem "not-admitted"',
    needsToken: true,
    meet: (trial) =>
      expectProblem(trial, JSON.stringify(requestOf(trial)), ['not-admitted'], 'wrong-token'),
  },
  {
    name: 'a body that is no JSON is the problem "bad-request"',
    meet: (trial) => expectProblem(trial, '{"requestId":', ['bad-request']),
  },
  {
    name: 'a request without a code is the problem "bad-request"',
    meet: (trial) => {
      const { code: _none, ...rest } = requestOf(trial);
      return expectProblem(trial, JSON.stringify(rest), ['bad-request']);
    },
  },
  {
    name: 'a request id that is no UUID is the problem "bad-request"',
    meet: (trial) => {
      const body = JSON.stringify({ ...requestOf(trial), requestId: 'one' });
      return expectProblem(trial, body, ['bad-request']);
    },
  },
  {
    name: 'a body of 300 kB is the problem "bad-request"',
    meet: (trial) => {
      const body = JSON.stringify({ ...requestOf(trial), purpose: 'x'.repeat(300_000) });
      return expectProblem(trial, body, ['bad-request']);
    },
  },
  { name: 'an answer repeats the request id of its question', meet: meetEcho },
  { name: 'the same request again has the same answer', meet: meetReplay },
  {
    name: 'the same request id with another code is the problem "other-content"',
    async meet(trial) {
      const first = requestOf(trial);
      await call(trial, 'POST', JSON.stringify(first), trial.token);
      const body = JSON.stringify({ ...requestOf(trial), requestId: first.requestId });
      return expectProblem(trial, body, ['other-content']);
    },
  },
  {
    name: 'two equal requests at the same time have the same answer',
    async meet(trial) {
      const body = JSON.stringify(requestOf(trial));
      const both = [1, 2].map(() => call(trial, 'POST', body, trial.token));
      return difference(await Promise.all(both));
    },
  },
];

type Called = Result<HttpAnswer, string>;

function requestOf({ inventCode }: Trial): CheckRequest {
  const code = inventCode('barcode');
  const value = code.kind === 'barcode' ? code.digits : code.otp;
  return {
    requestId: crypto.randomUUID(),
    code: { kind: 'barcode', value },
    desk: 'conformance',
  };
}

async function call(
  { line, soon }: Trial,
  method: 'GET' | 'POST',
  body: string | undefined,
  token: string,
): Promise<Called> {
  const path = method === 'GET' ? healthPath : checksPath;
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const sent = { method, path, headers, ...(body !== undefined && { body }) };
  const called = await line.call(sent, soon());
  return called.ok ? succeeded(called.value) : failed(called.fault.kind);
}

async function expectProblem(
  trial: Trial,
  body: string,
  names: readonly ProblemName[],
  token = trial.token,
): Promise<string | undefined> {
  const called = await call(trial, 'POST', body, token);
  if (!called.ok) return called.fault;
  const { status, problem: text } = called.value;
  const told = parseJson(text, problem);
  if (!told) return `HTTP ${status} and no problem of the contract`;
  const isExpected = names.some((name) => told.type === `urn:zvirka:problem:${name}`);
  return isExpected && told.status === status ? undefined : `HTTP ${status} and ${told.type}`;
}

async function meetEcho(trial: Trial): Promise<string | undefined> {
  const request = requestOf(trial);
  const called = await call(trial, 'POST', JSON.stringify(request), trial.token);
  if (!called.ok) return called.fault;
  const said = parseJson(called.value.text, checkAnswer);
  if (!said) return `HTTP ${called.value.status} and no answer of the contract`;
  return said.requestId === request.requestId ? undefined : 'another request id';
}

async function meetReplay(trial: Trial): Promise<string | undefined> {
  const body = JSON.stringify(requestOf(trial));
  const first = await call(trial, 'POST', body, trial.token);
  return difference([first, await call(trial, 'POST', body, trial.token)]);
}

/** The same text, member for member in the same order or not. */
function difference([one, other]: readonly Called[]): string | undefined {
  if (!one?.ok) return one?.fault;
  if (!other?.ok) return other?.fault;
  const [first, second] = [one.value, other.value].map(({ text }) => parseJson(text, checkAnswer));
  if (!first || !second) return 'no answer of the contract';
  return canonical(first) === canonical(second) ? undefined : 'another answer';
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
