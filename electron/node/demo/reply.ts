import { problemBody, type ProblemName } from '../registry/http-problem.ts';

/** What a route answers: a status and a JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  /** The body is problem details (RFC 9457). */
  readonly isProblem?: boolean;
}

/** A plain answer. */
export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** The gateway's error body. */
export function refuse(status: number, name: string, message: string, more: object = {}): Reply {
  return { status, body: { name, message, code: status, ...more } };
}

/** A refusal of our own http contract. */
export function refuseAs(name: ProblemName, status: number): Reply {
  return { status, body: problemBody(name, status), isProblem: true };
}
