import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A PostgreSQL of its own, on a port of its own, with the collector's schema. */
export interface Postgres {
  readonly port: number;
  /** One value out of one query, as text. */
  ask(sql: string): string;
  /** Everything that a file of queries prints. */
  askFile(file: string): string;
  start(): Promise<void>;
  /** As a power cut would, recovering at the next start. */
  kill(): Promise<void>;
}

/** Where Debian keeps the newest PostgreSQL's programs. */
export function postgresBin(): string | undefined {
  const all = '/usr/lib/postgresql';
  const versions = existsSync(all) ? readdirSync(all).sort((a, b) => Number(b) - Number(a)) : [];
  return versions
    .map((one) => path.join(all, one, 'bin'))
    .find((bin) => existsSync(`${bin}/initdb`));
}

export async function openPostgres(
  bin: string,
  directory: string,
  port: number,
  schema: string,
): Promise<Postgres> {
  // PostgreSQL refuses to run as root.
  const account = process.getuid?.() === 0 ? idsOf('postgres') : {};
  const data = path.join(directory, 'postgres');
  mkdirSync(data, { mode: 0o700 });
  if (account.uid !== undefined) chownSync(data, account.uid, account.gid ?? 0);
  const run = (program: string, args: readonly string[], input?: string) =>
    execFileSync(`${bin}/${program}`, args, {
      ...account,
      cwd: '/',
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(input !== undefined && { input }),
    });
  run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C.UTF-8']);
  const where = [
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-U',
    'postgres',
    '-X',
    '-q',
    '-v',
    'ON_ERROR_STOP=1',
  ];
  const psql = (database: string, args: readonly string[], input?: string) =>
    run('psql', [...where, '-d', database, ...args], input);
  let server: ChildProcess | undefined;
  const postgres: Postgres = {
    port,
    ask: (sql) => psql('zvirka', ['-A', '-t', '-c', sql]).trim(),
    askFile: (file) => psql('zvirka', ['-A', '-t'], readFileSync(file, 'utf8')).trim(),
    start: async () => {
      const settings = [
        '-D',
        data,
        '-k',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
      ];
      server = spawn(`${bin}/postgres`, settings, { ...account, cwd: '/', stdio: 'ignore' });
      for (let tries = 0; tries < 200; tries += 1) {
        try {
          psql('postgres', ['-c', 'SELECT 1']);
          return;
        } catch {
          await pause(100);
        }
      }
      throw new Error('PostgreSQL does not start');
    },
    kill: async () => {
      if (!server) return;
      const gone = once(server, 'exit');
      server.kill('SIGQUIT');
      await gone;
      server = undefined;
    },
  };
  await postgres.start();
  psql('postgres', ['-c', 'CREATE DATABASE zvirka']);
  psql('zvirka', [], readFileSync(schema, 'utf8'));
  return postgres;
}

function idsOf(name: string): { readonly uid?: number; readonly gid?: number } {
  const id = (what: string) => Number(execFileSync('id', [what, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
