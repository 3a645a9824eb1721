import path from 'node:path';
import { isOurs } from './security-policy.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** The file that a URL names, inside `root`; undefined for anything else. */
export function fileOf(url: string, root: string): string | undefined {
  if (!isOurs(url)) return undefined;
  const asked = decoded(new URL(url).pathname);
  if (asked === undefined || asked.includes('\0') || asked.includes('\\')) return undefined;
  const file = path.join(root, asked === '/' ? 'index.html' : asked);
  return file.startsWith(root + path.sep) ? file : undefined;
}

/** The media type by the file's ending; undefined for a kind of file that pages don't need. */
export function typeOf(file: string): string | undefined {
  return types[path.extname(file)];
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}
