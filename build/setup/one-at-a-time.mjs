import fs from 'node:fs';
import path from 'node:path';
import { cache, say } from './places.mjs';

const longestMs = 30 * 60_000;

/**
 * Runs `work` while no other command of this machine does: a folder can be made only once.
 * @template T
 * @param {string} name of the lock, usable as a file name
 * @param {() => T} work runs to its end without waiting for events
 * @param {string} [folder] where the lock is kept
 * @returns {T}
 */
export function oneAtATime(name, work, folder = cache) {
  const lock = path.join(folder, `${name}.lock`);
  fs.mkdirSync(folder, { recursive: true });
  if (!taken(lock)) {
    say('Waiting for another command of this house to finish.');
    while (!taken(lock)) pause(100);
  }
  try {
    return work();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
function taken(lock) {
  try {
    fs.mkdirSync(lock);
    fs.writeFileSync(path.join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    // Windows says EPERM of a folder that is just being removed. Anything else will not pass by itself.
    if (code !== 'EEXIST' && !(code === 'EPERM' && process.platform === 'win32')) throw error;
    if (isAbandoned(lock)) fs.rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    if (Date.now() - fs.statSync(lock).mtimeMs > longestMs) return true;
    process.kill(Number(fs.readFileSync(path.join(lock, 'pid'), 'utf8')) || process.pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/** @param {number} ms */
function pause(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
