import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startForwarding, type Forwarding } from '../../../electron/node/forward/forwarding.ts';
import { readTls } from '../../../electron/node/forward/read-tls.ts';
import { syslogCarrier } from '../../../electron/node/forward/syslog.ts';
import {
  startSyslogCollector,
  type Manner,
  type SyslogCollector,
} from '../../fakes/syslog-collector.ts';
import { drawer } from '../journal/desk-drawer.ts';
import { paperAuthority, type PaperAuthority } from './authority.ts';

/** Certificates of one authority: for the collector and for the desk. */
export interface Papers {
  readonly authority: PaperAuthority;
  readonly caFile: string;
  readonly collector: ReturnType<PaperAuthority['issue']>;
  readonly desk: ReturnType<PaperAuthority['issue']>;
}

export function papersOf(t: TestContext): Papers {
  const authority = paperAuthority(drawer(t));
  const [collector, desk] = [authority.issue('collector'), authority.issue('desk')];
  return { authority, caFile: authority.caFile, collector, desk };
}

export interface CentreOptions {
  readonly papers?: Papers;
  readonly manner?: (connection: number) => Manner;
  readonly host?: string;
  readonly goodbyeMs?: number;
  readonly onAnchored?: (size: number) => void;
}

/** A collector, and a desk that forwards to it, until the test ends. */
export async function centre(t: TestContext, directory: string, options: CentreOptions = {}) {
  const { papers = papersOf(t), manner = () => ({ kind: 'honest' }) as const } = options;
  const { caFile } = papers.authority;
  const collector = await startSyslogCollector({ ...papers.collector, caFile, manner });
  t.after(() => collector.close());
  return { collector, forwarding: forward(t, directory, collector, papers, options) };
}

export function forward(
  t: TestContext,
  directory: string,
  { port }: SyslogCollector,
  { caFile, desk: client }: Papers,
  { host = 'localhost', goodbyeMs = 1_000, onAnchored = () => undefined }: CentreOptions = {},
): Forwarding {
  const tls = () => readTls({ caFile, client });
  const carrier = syslogCarrier({ host, port, tls, connectMs: 1_000, goodbyeMs });
  const forwarding = startForwarding({
    directory,
    desk: 'podil-4',
    carrier,
    lookEveryMs: 20,
    againAfterMs: 60,
    pausesMs: [20, 60],
    onAnchored,
    onBug: (error) => {
      throw error;
    },
  });
  t.after(() => forwarding.close());
  return forwarding;
}

/** Resolves when the collector has stored so many entries. */
export async function there(collector: SyslogCollector, count: number): Promise<void> {
  await until(() => collector.stored.length === count);
}

export async function until(holds: () => boolean): Promise<void> {
  for (let waitedMs = 0; !holds(); waitedMs += 10) {
    if (waitedMs > 60_000) throw new Error('it never came to that');
    await pause(10);
  }
}

/** How far the desk believes to have come, as it stands in its file. */
export function positionOf(
  directory: string,
): { readonly sure: { readonly number: number } } | undefined {
  try {
    return JSON.parse(readFileSync(path.join(directory, 'forward.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
