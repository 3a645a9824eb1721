import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm } from './child.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root, say } from './places.mjs';

const stamp = path.join(root, 'node_modules', '.zvirka-installed');

/** Installs exactly what the lock file says, and only when it has changed since the last time. */
export function ensurePackages() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
  const wanted = `${process.platform}-${process.arch} ${createHash('sha256').update(lock).digest('hex')}\n`;
  if (isInstalled(wanted)) return;
  const place = createHash('sha256').update(root).digest('hex').slice(0, 12);
  oneAtATime(`packages-${place}`, () => {
    if (isInstalled(wanted)) return;
    say('Installing packages (npm ci).');
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], root);
    fs.writeFileSync(stamp, wanted);
  });
}

/** @param {string} wanted */
function isInstalled(wanted) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;
}
