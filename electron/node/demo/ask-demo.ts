import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { DemoCode, DemoCodeRequest } from './demo-codes.ts';

/** Asks a running demo registry for a code; undefined when none answers at `url`. */
export async function askDemoForCode(
  url: string,
  request: DemoCodeRequest,
): Promise<DemoCode | undefined> {
  try {
    return await withDeadline(5_000, [], (signal) =>
      ask(new URL('/demo/codes', url), request, signal),
    );
  } catch {
    // Whatever keeps it from answering, there is no demo registry at this address.
    return undefined;
  }
}

async function ask(
  url: URL,
  request: DemoCodeRequest,
  signal: AbortSignal,
): Promise<DemoCode | undefined> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(request);
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
  const code: unknown = await response.json();
  return response.ok && isCode(code) ? code : undefined;
}

function isCode(code: unknown): code is DemoCode {
  return (
    typeof code === 'object' &&
    code !== null &&
    'link' in code &&
    typeof code.link === 'string' &&
    'digits' in code &&
    typeof code.digits === 'string' &&
    'expiresAt' in code &&
    typeof code.expiresAt === 'number'
  );
}
