/** What a route answers: a status and a JSON body. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export function ok(body: unknown): Reply {
  return { status: 200, body };
}

/** The gateway's error body. */
export function refuse(status: number, name: string, message: string, more: object = {}): Reply {
  return { status, body: { name, message, code: status, ...more } };
}
