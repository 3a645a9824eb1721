import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { startDemoRegistry, type DemoRegistry } from '../../../electron/node/demo/demo-registry.ts';

export const start = 1_800_000_000_000;
export const document = 'veteran-certificate';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a reply's body is what the tests look into
export type Called = { status: number; body: any };

/** A demo registry with a clock of its own, and an acquirer that is signed in. */
export function useDemo() {
  const clock = { now: start };
  let demo: DemoRegistry;
  let bearer: string;
  before(async () => {
    demo = await startDemoRegistry({ now: () => clock.now });
    await signIn();
  });
  after(() => demo.close());
  const called = (...words: Words) => call(demo.url, ...words);
  const signIn = async () => {
    const { body } = await called('GET', `/api/v1/auth/acquirer/${demo.token}`);
    bearer = `Bearer ${body.token}`;
  };
  return {
    clock,
    demo: () => demo,
    bearer: () => bearer,
    signIn,
    call: called,
    validate: (body: unknown) =>
      called('POST', '/api/v1/acquirers/document-identification', body, { authorization: bearer }),
  };
}

type Words = [method: string, path: string, body?: unknown, headers?: Record<string, string>];

async function call(url: string, ...[method, path, body, headers = {}]: Words): Promise<Called> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url + path, {
    method,
    headers,
    ...(body !== undefined && { body: text }),
  });
  assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  return { status: response.status, body: await response.json() };
}

export const otpOf = (link: string) => link.split('/').at(-1) ?? '';
export const refusal = (code: number, name: string, message: string) => ({
  status: code,
  body: { name, message, code },
});
export const confirmed = { status: 200, body: { success: true } };
export const unknown = refusal(404, 'NotFoundError', 'No record with presented code!');
