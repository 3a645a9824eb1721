import type { DemoCode, DemoCodeRequest } from './demo-codes.ts';

/** Asks a running demo registry for a code; undefined when none answers at `url`. */
export async function askDemoForCode(
  url: string,
  request: DemoCodeRequest,
): Promise<DemoCode | undefined> {
  try {
    const response = await fetch(new URL('/demo/codes', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    const code: unknown = await response.json();
    return response.ok && isCode(code) ? code : undefined;
  } catch {
    // Whatever keeps it from answering, there is no demo registry at this address.
    return undefined;
  }
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
