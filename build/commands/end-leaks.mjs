import { after } from 'node:test';

/** What is still open this long after the last test of a file will not close by itself. */
const graceMs = Number(process.env['ZVIRKA_LEAK_GRACE_MS'] ?? 10_000);

/**
 * Loaded before each test file. A test that failed half-way may leave a server or a window open, and Node
 * would wait for it for ever: such a file ends as failed instead.
 */
after(() => {
  const timer = setTimeout(() => {
    process.stderr.write('This test file has left something open.\n');
    process.exit(1);
  }, graceMs);
  timer.unref();
});
