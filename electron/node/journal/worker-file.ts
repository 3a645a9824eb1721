import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The file of a worker thread, by its source below this folder: the source itself under plain Node, the
 * bundle of its name beside main's (or above its chunks) in the built program.
 */
export function workerFile(source: `${string}/${string}-worker`): string | URL {
  // Bundles are CommonJS and know their folder; sources are modules and don't.
  if (typeof __dirname === 'undefined') return new URL(`./${source}.ts`, import.meta.url);
  const bundle = `${path.basename(source)}.cjs`;
  const beside = path.join(__dirname, bundle);
  return existsSync(beside) ? beside : path.join(__dirname, '..', bundle);
}
