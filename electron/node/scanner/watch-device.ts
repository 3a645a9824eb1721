import { stat } from 'node:fs/promises';

const everyMs = 500;

/**
 * Tells once when a device's file is gone, or another device stands in its place; gives the way to stop. A
 * terminal that hangs up between two reads gives 0 bytes for ever (serialport 13 asks again and again), and
 * never an end. Windows has no such files, and its reads end by themselves.
 */
export function watchDevice(path: string, onGone: () => void): () => void {
  if (process.platform === 'win32') return () => undefined;
  const first = identityOf(path);
  const timer = setInterval(() => {
    void Promise.all([first, identityOf(path)]).then(([was, is]) => {
      if (isStopped || (is !== '' && was === is)) return;
      stop();
      onGone();
    });
  }, everyMs);
  timer.unref();
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    clearInterval(timer);
  };
  return stop;
}

/** Through links, as udev makes them; empty for what is not there. */
async function identityOf(path: string): Promise<string> {
  try {
    const { dev, ino, rdev } = await stat(path);
    return `${dev} ${ino} ${rdev}`;
  } catch {
    return '';
  }
}
