import fs from 'node:fs';

/**
 * npm may be ended without a word to its script: then a command that runs until a signal would stay for
 * ever. Watches npm and the shell between, and ends this process as a signal would. Without npm it does nothing.
 */
export function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parents = [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1);
  const watch = setInterval(() => {
    if (parents.every(isAlive)) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

/**
 * The parent of a process, where the system tells by files; else 0.
 * @param {number} pid
 */
function parentOf(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
