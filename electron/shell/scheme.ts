import { readFile } from 'node:fs/promises';
import { protocol } from 'electron/main';
import { fileOf, typeOf } from './page-files.ts';
import { contentSecurityPolicy } from './security-policy.ts';

/** Must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}

/** SECURITY: serves the built pages from `app://desk` and nothing above their folder; there is no `file://`. */
export function serveScheme(root: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const file = method === 'GET' ? fileOf(url, root) : undefined;
    const type = file && typeOf(file);
    if (!file || !type) return absent();
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: headersOf(type) });
    } catch {
      return absent();
    }
  });
}

function headersOf(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}

function absent(): Response {
  return new Response('', { status: 404 });
}
