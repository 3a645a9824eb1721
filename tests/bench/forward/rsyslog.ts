import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PaperAuthority } from '../../electron/forward/authority.ts';

/** A real rsyslog with the configuration that the repository ships. */
export interface Rsyslog {
  readonly port: number;
  start(): Promise<void>;
  /** `SIGKILL`, or as an administrator stops it: `SIGTERM`. */
  stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

export interface RsyslogOptions {
  readonly directory: string;
  readonly port: number;
  readonly conninfo: string;
  readonly authority: PaperAuthority;
}

const shipped = path.resolve(import.meta.dirname, '../../../build/collector/rsyslog.conf');

export function openRsyslog({ directory, port, conninfo, authority }: RsyslogOptions): Rsyslog {
  const work = path.join(directory, 'rsyslog');
  mkdirSync(work);
  const { certFile, keyFile } = authority.issue('collector');
  const conf = path.join(work, 'rsyslog.conf');
  writeFileSync(
    conf,
    replaced(readFileSync(shipped, 'utf8'), {
      '/var/lib/zvirka-collector': work,
      '/etc/zvirka-collector/ca.pem': authority.caFile,
      '/etc/zvirka-collector/collector.pem': certFile,
      '/etc/zvirka-collector/collector.key': keyFile,
      'port="6514"': `port="${port}"`,
      'postgresql:///zvirka?user=zvirka_collector': conninfo,
    }),
  );
  let running: ChildProcess | undefined;
  return {
    port,
    start: async () => {
      running = spawn('/usr/sbin/rsyslogd', ['-n', '-iNONE', '-f', conf], { stdio: 'ignore' });
      for (let tries = 0; !(await answers(port)); tries += 1) {
        if (tries > 100) throw new Error('rsyslog does not start');
        await pause(50);
      }
    },
    stop: async (signal) => {
      if (!running) return;
      const gone = once(running, 'exit');
      running.kill(signal);
      await gone;
      running = undefined;
    },
  };
}

/** Only places differ from what is shipped: each of them must be there. */
function replaced(text: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the shipped configuration lacks ${from}`);
    return changed.replaceAll(from, to);
  }, text);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}
