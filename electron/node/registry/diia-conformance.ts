import { commonRules, type ConformanceRule, type Trial } from './conformance.ts';
import type { Branch } from './diia-scope.ts';
import type { HttpCall } from './http-call.ts';
import { parseOnce } from './parse-json.ts';

const signInPath = (token: string) => `/api/v1/auth/acquirer/${encodeURIComponent(token)}`;
const validationPath = '/api/v1/acquirers/document-identification';

/** What the rules need of the settings. */
interface Branches {
  readonly branches: readonly Branch[];
}

/** What the partner API must do, as far as it can be seen without using up a code. */
export const diiaRules: readonly ConformanceRule<Branches>[] = [
  ...commonRules,
  {
    name: 'an acquirer that nobody knows is not signed in: HTTP 401 or 403',
    meet: (trial) => expectStatus(trial, { method: 'GET', path: signInPath('unknown') }, refused),
  },
  {
    name: 'without a session nothing is validated: HTTP 401 or 403',
    meet: (trial) => expectStatus(trial, validation(bodyOf(trial), {}), refused),
  },
  {
    name: 'with a session that nobody opened nothing is validated: HTTP 401 or 403',
    meet: (trial) => {
      const headers = { authorization: 'Bearer of.no.session' };
      return expectStatus(trial, validation(bodyOf(trial), headers), refused);
    },
  },
  {
    name: 'a branch that is not ours validates nothing',
    meet: (trial) => {
      const body = { ...bodyOf(trial), branchId: '0'.repeat(24) };
      return inSession(trial, (headers) => expectNoYes(trial, validation(body, headers)));
    },
  },
  {
    name: 'a question without a code validates nothing',
    meet: (trial) => {
      const { branchId } = bodyOf(trial);
      return inSession(trial, (headers) => expectNoYes(trial, validation({ branchId }, headers)));
    },
  },
  {
    name: 'a barcode whose check digit is wrong validates nothing',
    meet: (trial) => {
      const { branchId, barcode } = bodyOf(trial);
      const wrong = barcode.slice(0, 12) + String((Number(barcode[12]) + 1) % 10);
      const call = (headers: Headers) => validation({ branchId, barcode: wrong }, headers);
      return inSession(trial, (headers) => expectNoYes(trial, call(headers)));
    },
  },
];

type Headers = Readonly<Record<string, string>>;
const refused: readonly number[] = [401, 403];

function bodyOf({ settings, inventCode }: Trial<Branches>): {
  readonly branchId: string;
  readonly barcode: string;
} {
  const code = inventCode('barcode');
  const branchId = settings.branches[0]?.id ?? '';
  return { branchId, barcode: code.kind === 'barcode' ? code.digits : '' };
}

function validation(body: object, headers: Headers): HttpCall {
  return { method: 'POST', path: validationPath, headers, body: JSON.stringify(body) };
}

async function expectStatus(
  { line, soon }: Trial,
  call: HttpCall,
  statuses: readonly number[],
): Promise<string | undefined> {
  const called = await line.call(call, soon());
  if (!called.ok) return called.fault.kind;
  const { status } = called.value;
  return statuses.includes(status) ? undefined : `HTTP ${status}`;
}

async function expectNoYes({ line, soon }: Trial, call: HttpCall): Promise<string | undefined> {
  const called = await line.call(call, soon());
  if (!called.ok) return called.fault.kind;
  const { status, text } = called.value;
  const isYes = status < 300 && text !== undefined && memberOf(parseOnce(text), 'success') === true;
  return isYes ? 'a yes' : undefined;
}

async function inSession(
  { line, token, basic, soon }: Trial,
  meet: (headers: Headers) => Promise<string | undefined>,
): Promise<string | undefined> {
  const headers = basic === undefined ? {} : { authorization: `Basic ${basic}` };
  const called = await line.call({ method: 'GET', path: signInPath(token), headers }, soon());
  const told =
    called.ok && called.value.text !== undefined ? parseOnce(called.value.text) : undefined;
  const session = memberOf(told, 'token');
  return typeof session === 'string' ? meet({ authorization: `Bearer ${session}` }) : 'no session';
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.getOwnPropertyDescriptor(value, name)?.value
    : undefined;
}
