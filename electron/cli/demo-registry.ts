import { startDemoRegistry } from '../node/demo/demo-registry.ts';
import { BadUsage, exits, parseWords, say } from './usage.ts';

/** `demo-registry`: the embedded registry as a program of its own, until a signal. */
export async function demoRegistry(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    port: { type: 'string' },
    json: { type: 'boolean' },
  });
  const port = Number(values.port ?? 0);
  if (!/^\d{0,5}$/.test(values.port ?? '0') || values.port === '' || port > 65_535) {
    throw new BadUsage('--port must be a number up to 65535');
  }
  // Before the first line: whoever reads it may send the signal at once.
  const signalled = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  const registry = await startDemoRegistry({ port }).catch((error: unknown) => {
    throw isTaken(error) ? new BadUsage('--port: another program has it') : error;
  });
  say(JSON.stringify({ url: registry.url, token: registry.token, branchId: registry.branchId }));
  if (values.json !== true) process.stderr.write('demo registry is running; Ctrl+C stops it\n');
  await signalled;
  await registry.close();
  return exits.valid;
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && /^(?:EADDRINUSE|EACCES)$/.test(String(error.code))
  );
}
