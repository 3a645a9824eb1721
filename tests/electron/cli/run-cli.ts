import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export const cliFile = path.resolve(import.meta.dirname, '../../../electron/cli.ts');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own, under plain Node. */
export async function runCli(
  words: readonly string[],
  { input, env = {} }: { input?: string | Uint8Array; env?: Readonly<Record<string, string>> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [cliFile, ...words], { env: { ...process.env, ...env } });
  const chunks = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (chunks.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (chunks.err += chunk.toString()));
  // A child that has its answer may not wait for the rest of our input.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...chunks };
}

export interface RunningRegistry {
  readonly url: string;
  readonly token: string;
  readonly branchId: string;
  /** Stops it as a person would, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `demo-registry` as a process of its own. */
export async function runDemoRegistry(): Promise<RunningRegistry> {
  const child = spawn(process.execPath, [cliFile, 'demo-registry', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(child.stdout);
  const closed = once(child, 'close').then(() => ['{}'] as [string]);
  const [line] = await Promise.race([once(lines, 'line') as Promise<[string]>, closed]);
  const { url, token, branchId } = JSON.parse(line) as Record<'url' | 'token' | 'branchId', string>;
  return {
    url,
    token,
    branchId,
    stop: async () => {
      const closed = once(child, 'close') as Promise<[number | null]>;
      child.kill('SIGTERM');
      return (await closed)[0];
    },
  };
}
