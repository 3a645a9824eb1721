import { startDemoRegistry } from '../node/demo/demo-registry.ts';
import { BadUsage, exits, parseWords, say } from './usage.ts';

/** `demo-registry`: the embedded registry as a program of its own, until a signal. */
export async function demoRegistry(words: readonly string[]): Promise<number> {
  const { values } = parseWords(words, { port: { type: 'string' }, json: { type: 'boolean' } });
  const port = values.port === undefined ? 0 : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new BadUsage('--port must be a number up to 65535');
  }
  // Before the first line: whoever reads it may send the signal at once.
  const signalled = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  const registry = await startDemoRegistry({ port });
  say(JSON.stringify({ url: registry.url, token: registry.token, branchId: registry.branchId }));
  if (values.json !== true) process.stderr.write('demo registry is running; Ctrl+C stops it\n');
  await signalled;
  await registry.close();
  return exits.valid;
}
