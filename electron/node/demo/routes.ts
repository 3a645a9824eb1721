import { phoneCodeStates, type PhoneCodeState } from '../../../shared/contract/contract.ts';
import { isDocumentType } from '../../../shared/identify/document-type.ts';
import type { DemoBranches } from './demo-branches.ts';
import type { DemoCodes } from './demo-codes.ts';
import type { DemoSessions } from './demo-sessions.ts';
import type { Gateway } from './gateway.ts';
import { ok, refuse, refuseAs, type Reply } from './reply.ts';
import { readValidation, replyOf } from './validation.ts';

/** What the routes serve from. */
export interface Office {
  /** The one acquirer token that is admitted. */
  readonly token: string;
  readonly branchId: string;
  readonly branches: DemoBranches;
  readonly sessions: DemoSessions;
  readonly codes: DemoCodes;
  readonly gateway: Gateway;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** The session that the caller shows, if any. */
  readonly bearer: string | undefined;
  readonly body: unknown;
}

interface Route {
  readonly method: 'GET' | 'POST';
  /** Its first group is the route's parameter. */
  readonly path: RegExp;
  readonly isOpen: boolean;
  readonly serve: (office: Office, request: Request, parameter: string) => Reply;
}

const api = '^/api/v1/acquirers';
const apiOfBranches = '^/api/v2/acquirers';

const routes: readonly Route[] = [
  { method: 'GET', path: /^\/api\/v1\/auth\/acquirer\/([^/]+)$/, isOpen: true, serve: signIn },
  {
    method: 'POST',
    path: new RegExp(`${api}/document-identification$`),
    isOpen: false,
    serve: validate,
  },
  {
    method: 'GET',
    path: new RegExp(`${apiOfBranches}/branch/([^/]+)$`),
    isOpen: false,
    serve: branch,
  },
  {
    method: 'GET',
    path: new RegExp(`${apiOfBranches}/branches$`),
    isOpen: false,
    serve: branchList,
  },
  { method: 'POST', path: /^\/v1\/checks$/, isOpen: true, serve: checkAtGateway },
  { method: 'GET', path: /^\/v1\/health$/, isOpen: true, serve: healthOfGateway },
  { method: 'POST', path: /^\/demo\/codes$/, isOpen: true, serve: issue },
  { method: 'GET', path: /^\/demo\/codes\/([^/]+)$/, isOpen: true, serve: classOf },
  { method: 'GET', path: /^\/demo\/desk$/, isOpen: true, serve: desk },
];

/** Finds the route and serves it, as the gateway does: 404 before 401, 401 before anything else. */
export function serveDemo(office: Office, request: Request): Reply {
  for (const route of routes) {
    const found = route.method === request.method ? route.path.exec(request.path) : null;
    if (!found) continue;
    if (!route.isOpen && !office.sessions.isOpen(request.bearer ?? '')) return notAuthorized();
    return route.serve(office, request, decoded(found[1] ?? ''));
  }
  return refuse(404, 'ServiceNotFoundError', 'Not Found', { type: 'SERVICE_NOT_FOUND' });
}

function signIn(office: Office, _request: Request, token: string): Reply {
  return token === office.token ? ok({ token: office.sessions.open() }) : notAuthorized();
}

function validate({ branches, codes }: Office, { body }: Request): Reply {
  const read = readValidation(body);
  if ('status' in read) return read;
  const document = branches.documentOf(read.branchId);
  if (document === undefined) return forbidden();
  return replyOf(codes.check(read.key, document), document);
}

function branch({ branches }: Office, _request: Request, id: string): Reply {
  return branches.documentOf(id) === undefined ? forbidden() : ok(branches.describe(id));
}

function branchList({ branches }: Office, { query }: Request): Reply {
  const ids = Object.values(branches.ids);
  const [skip, limit] = [numberOf(query.get('skip'), 0), numberOf(query.get('limit'), 100)];
  const page = ids.slice(skip, skip + limit).map((id) => branches.describe(id));
  return ok({ total: ids.length, branches: page });
}

function issue({ codes }: Office, { body }: Request): Reply {
  const { document, state } =
    typeof body === 'object' && body !== null ? ({ ...body } as Wished) : {};
  if (typeof document === 'string' && isDocumentType(document) && isState(state)) {
    return ok(codes.issue({ document, state }));
  }
  return refuse(422, 'ValidationError', 'Parameter validation error');
}

interface Wished {
  readonly document?: unknown;
  readonly state?: unknown;
}

function classOf({ codes }: Office, _request: Request, key: string): Reply {
  const document = codes.documentOf(key);
  if (document === undefined) return refuse(404, 'NotFoundError', 'No record with presented code!');
  return ok({ document });
}

/** The gateway has no sessions: the acquirer's token is its bearer token. */
function checkAtGateway({ token, gateway }: Office, { bearer, body }: Request): Reply {
  return bearer === token ? gateway.check(body) : refuseAs('not-admitted', 401);
}

function healthOfGateway({ token }: Office, { bearer }: Request): Reply {
  return bearer === token ? ok({ status: 'up' }) : refuseAs('not-admitted', 401);
}

function desk({ token, branchId, branches }: Office): Reply {
  return ok({ token, branchId, branches: branches.ids });
}

function notAuthorized(): Reply {
  return refuse(401, 'UnauthorizedError', 'Not authorized');
}

function forbidden(): Reply {
  return refuse(403, 'AccessDeniedError', 'Forbidden');
}

function isState(state: unknown): state is PhoneCodeState {
  return phoneCodeStates.some((known) => known === state);
}

function numberOf(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}

/** An ill-encoded parameter is nobody's: it stays as it came. */
function decoded(parameter: string): string {
  try {
    return decodeURIComponent(parameter);
  } catch {
    return parameter;
  }
}
