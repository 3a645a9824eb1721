/** What a page may do, as pure functions: tested without Electron, applied by the shell. */

/** Our own pages' origin. */
export const origin = 'app://desk';

const directives: Readonly<Record<string, readonly string[]>> = {
  'default-src': ["'none'"],
  // The decoder is WebAssembly; nothing else may be compiled from data.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'worker-src': ["'self'"],
  'style-src': ["'self'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:', 'mediastream:'],
  // The decoder's own .wasm file; registries are asked by main, never by a page.
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** SECURITY: the Content-Security-Policy header of every answer of our scheme. */
export const contentSecurityPolicy = Object.entries(directives)
  .map(([name, sources]) => `${name} ${sources.join(' ')}`)
  .join('; ');

/** Whether a URL is a page or file of ours. */
export function isOurs(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  // `origin` of a custom scheme is "null" in Node: compare the parts.
  return `${protocol}//${host}` === origin;
}

/** The page a frame shows, as its path; undefined for a frame that is not ours. */
export function pageOf(url: string): string | undefined {
  if (!isOurs(url)) return undefined;
  const { pathname } = new URL(url);
  return pathname === '/' ? '/index.html' : pathname;
}
