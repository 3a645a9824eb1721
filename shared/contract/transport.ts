/** Carries one call: a method's name and its request. Rejects for unknown names and bad requests. */
export type Transport = (method: string, request: unknown) => Promise<unknown>;

/** Any contract: plain async methods with one request object each. */
export type Methods<C> = { [M in keyof C]: (request: never) => Promise<unknown> };
