import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureDebianPackages } from '../../build/setup/debian.mjs';
import { paperAuthority } from '../electron/forward/authority.ts';
import { table } from './figures.ts';
import { openPostgres, postgresBin, type Postgres } from './forward/postgres.ts';
import { openRsyslog, type Rsyslog } from './forward/rsyslog.ts';

const entries = 10_000;
const program = fileURLToPath(new URL('./forward/desk.ts', import.meta.url));
const collector = path.resolve(import.meta.dirname, '../../build/collector');

/** A desk forwards to a real rsyslog that stores into a real PostgreSQL, and each of the three is killed on the way. */
export async function measureForward(): Promise<string> {
  ensureDebianPackages(['rsyslog', 'rsyslog-openssl', 'rsyslog-pgsql', 'postgresql']);
  const bin = postgresBin();
  if (bin === undefined || !existsSync('/usr/sbin/rsyslogd')) {
    return 'Forwarding: not measured, rsyslog (with -openssl and -pgsql) and PostgreSQL are needed.';
  }
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-forward-'));
  // PostgreSQL's own account must get to its folder in this one.
  chmodSync(directory, 0o711);
  const authority = paperAuthority(directory);
  const [pgPort, port] = [25_432, 26_514];
  const postgres = await openPostgres(bin, directory, pgPort, path.join(collector, 'schema.sql'));
  const conninfo = `postgresql://zvirka_collector@127.0.0.1:${pgPort}/zvirka`;
  const rsyslog = openRsyslog({ directory, port, conninfo, authority });
  await rsyslog.start();
  const papers = authority.issue('desk');
  const desk = openDeskProcess([
    path.join(directory, 'journal'),
    ...[entries, port].map(String),
    ...[authority.caFile, papers.certFile, papers.keyFile],
  ]);
  try {
    const startedAt = performance.now();
    const kills = await troubles(desk, rsyslog, postgres);
    await desk.isThere();
    const tookMs = performance.now() - startedAt;
    await desk.kill();
    return report(postgres, kills, tookMs);
  } finally {
    await desk.kill();
    await rsyslog.stop('SIGKILL');
    await postgres.kill();
    rmSync(directory, { recursive: true });
  }
}

type Kills = readonly (readonly [what: string, times: number])[];

/** Goes on while entries are on their way; the desk makes new ones all the time. */
async function troubles(desk: DeskProcess, rsyslog: Rsyslog, postgres: Postgres): Promise<Kills> {
  for (let round = 0; round < 8; round += 1) {
    await pause(700 + Math.random() * 800);
    await rsyslog.stop('SIGKILL');
    await pause(200);
    await rsyslog.start();
    if (round % 3 === 1) await desk.restart();
    if (round % 3 === 2) await postgres.kill();
    // Now rsyslog holds what it can't store; told to stop, it drops that and says goodbye for it.
    if (round === 5) {
      await pause(1_000);
      await rsyslog.stop('SIGTERM');
      await rsyslog.start();
    }
    if (round % 3 === 2) await postgres.start();
  }
  return [
    ['rsyslog killed', 8],
    ['desk killed', 3],
    ['PostgreSQL killed', 2],
    ['rsyslog stopped while PostgreSQL was away', 1],
  ];
}

function report(postgres: Postgres, kills: Kills, tookMs: number): string {
  const whole = 'SELECT count(*) FROM entry';
  const disorder = `SELECT count(*) FROM (SELECT number, lag(number) OVER (ORDER BY received) AS before FROM entry) AS o WHERE number <> before + 1`;
  const findings = postgres.askFile(path.join(collector, 'gaps.sql'));
  return table(
    `Forwarding ${entries} entries over TLS into rsyslog and PostgreSQL`,
    ['', ''],
    [
      ...kills.map(([what, times]) => [what, String(times)] as const),
      ['rows', postgres.ask(whole)],
      ['different numbers', postgres.ask('SELECT count(DISTINCT number) FROM entry')],
      ['highest number', postgres.ask('SELECT max(number) FROM entry')],
      ['rows out of order', postgres.ask(disorder)],
      ['signed heads', postgres.ask('SELECT count(*) FROM checkpoint')],
      ['entries under the largest', postgres.ask('SELECT max(size) FROM checkpoint')],
      ['findings of gaps.sql', findings === '' ? 'none' : findings],
      ['seconds', (tookMs / 1_000).toFixed(1)],
    ],
  );
}

interface DeskProcess {
  restart(): Promise<void>;
  kill(): Promise<void>;
  /** Resolves when all entries are confirmed. */
  isThere(): Promise<void>;
}

function openDeskProcess(args: readonly string[]): DeskProcess {
  let running: ChildProcess | undefined;
  let said = '';
  const start = () => {
    const child = spawn(process.execPath, ['--no-warnings', program, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said = text));
    running = child;
  };
  const kill = async () => {
    if (!running) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
    running = undefined;
  };
  start();
  return {
    kill,
    restart: async () => {
      await kill();
      start();
    },
    isThere: async () => {
      for (let tries = 0; !said.includes(`${entries} 0 -\n`); tries += 1) {
        if (tries > 6_000) throw new Error(`the desk is behind: ${said}`);
        await pause(100);
      }
    },
  };
}
