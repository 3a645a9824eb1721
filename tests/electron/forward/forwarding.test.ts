import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Carrier } from '../../../electron/node/forward/carrier.ts';
import { startForwarding } from '../../../electron/node/forward/forwarding.ts';
import { faultOf } from '../../../electron/node/forward/tls-fault.ts';
import {
  startSyslogCollector,
  type Manner,
  type SyslogCollector,
} from '../../fakes/syslog-collector.ts';
import { drawer, opened } from '../journal/desk-drawer.ts';
import { paperAuthority } from './authority.ts';
import { centre, forward, papersOf, positionOf, there, until, type Papers } from './centre.ts';
import { keeping } from './outbox-drawer.ts';

test('each entry reaches the centre once, in order and word for word, with its leaf', async (t) => {
  const { directory, texts, more } = keeping(t, 450);
  const { collector, forwarding } = await centre(t, directory);
  await there(collector, 450);
  more(3);
  await there(collector, 453);
  assert.deepEqual(told(collector), texts);
  assert.deepEqual([...new Set(collector.stored.map(({ journal }) => journal.length))], [16]);
  await until(() => forwarding.state().behind === 0);
  assert.deepEqual(forwarding.state(), calm);
});

test('a collector that dies, stalls and lies loses nothing and gets nothing twice', async (t) => {
  const { directory, texts, more } = keeping(t, 900);
  const manners: readonly Manner[] = [
    { kind: 'dies', after: 0 },
    { kind: 'dies', after: 150 },
    { kind: 'honest' },
    { kind: 'lies' },
    { kind: 'dies', after: 199 },
    { kind: 'stalls' },
    { kind: 'lies' },
  ];
  const manner = (connection: number) => manners[connection - 1] ?? ({ kind: 'honest' } as const);
  const { collector } = await centre(t, directory, { manner });
  await there(collector, 900);
  more(10);
  await there(collector, 910);
  assert.deepEqual(sorted(collector), texts);
  assert.ok(collector.connections() > manners.length);
});

test('the last words before a quiet hour go twice too: a lie about them is mended', async (t) => {
  const { directory, texts } = keeping(t, 5);
  const manner = (connection: number): Manner => ({ kind: connection === 1 ? 'lies' : 'honest' });
  const { collector } = await centre(t, directory, { manner });
  await there(collector, 5);
  assert.deepEqual(told(collector), texts);
  await pause(200);
  assert.equal(collector.connections(), 2);
});

test('a desk that is killed goes on where the last confirmed batch ended', async (t) => {
  const { directory, texts, more } = keeping(t, 300);
  const papers = papersOf(t);
  const first = await centre(t, directory, { papers });
  await there(first.collector, 300);
  await until(() => positionOf(directory)?.sure.number === 300);
  await first.forwarding.close();
  const heard = first.collector.heard();
  more(2);
  const again = forward(t, directory, first.collector, papers);
  await there(first.collector, 302);
  await until(() => again.state().behind === 0);
  assert.deepEqual(told(first.collector), texts);
  assert.ok(first.collector.heard() <= heard + 4, 'only the new ones went, twice');
});

test('a position that is cut, of another collector or of another journal begins from the first entry', async (t) => {
  const papers = papersOf(t);
  const { directory } = keeping(t, 4);
  const file = path.join(directory, 'forward.json');
  const mark = { number: 2, leaf: 'ab'.repeat(32) };
  for (const [index, written] of [
    '{"to":"sys',
    JSON.stringify({ to: 'syslog elsewhere 1', sure: mark, likely: mark }),
    undefined,
  ].entries()) {
    const collector = await startSyslogCollector({ ...papers.collector, caFile: papers.caFile });
    t.after(() => collector.close());
    const rolledBack = { to: `syslog localhost ${collector.port}`, sure: mark, likely: mark };
    writeFileSync(file, written ?? JSON.stringify(rolledBack));
    const forwarding = forward(t, directory, collector, papers);
    await there(collector, 4);
    await forwarding.close();
    assert.deepEqual(numbers(collector), [1, 2, 3, 4], `case ${String(index)}`);
  }
});

test('a journal that took another’s place is told from it by its first leaf', async (t) => {
  const { directory, journal } = keeping(t, 3);
  const { collector } = await centre(t, directory);
  await there(collector, 3);
  journal.close();
  for (const name of ['journal.db', 'journal.db-wal', 'journal.db-shm']) {
    rmSync(path.join(directory, name), { force: true });
  }
  const next = opened(t, directory, 1_800_000_000_000);
  assert.ok(next.note({ desk: 'd', operator: 'o', mode: 'live', kind: 'stopped' }).ok);
  await there(collector, 4);
  assert.equal(new Set(collector.stored.map((one) => one.journal)).size, 2);
  assert.deepEqual(numbers(collector), [1, 2, 3, 1]);
});

test('what keeps the entries here is told by its name, and does not touch the desk', async (t) => {
  const { directory, more } = keeping(t, 1);
  const papers = papersOf(t);
  const stranger = paperAuthority(drawer(t));
  const tells = async (manner: Manner, change: Partial<Papers> = {}, host = 'localhost') => {
    const { forwarding } = await centre(t, directory, {
      papers: { ...papers, ...change },
      manner: () => manner,
      host,
      goodbyeMs: 200,
    });
    await until(() => forwarding.state().because !== undefined);
    const { behind, because } = forwarding.state();
    await forwarding.close();
    return [behind, because];
  };
  const honest = { kind: 'honest' } as const;
  assert.deepEqual(await tells(honest, { caFile: stranger.caFile }), [1, 'untrusted']);
  const elsewhere = papers.authority.issue('elsewhere', 'elsewhere.test');
  assert.deepEqual(await tells(honest, { collector: elsewhere }), [1, 'untrusted']);
  assert.deepEqual(await tells(honest, { desk: stranger.issue('somebody') }), [1, 'unconfirmed']);
  const absent = { certFile: '/nowhere/desk.pem', keyFile: '/nowhere/desk.key' };
  assert.deepEqual(await tells(honest, { desk: absent }), [1, 'files']);
  assert.equal(
    faultOf(Object.assign(new Error(), { code: 'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA' })),
    'refused',
  );
  assert.deepEqual(await tells({ kind: 'stalls' }), [1, 'unconfirmed']);
  assert.deepEqual(await tells({ kind: 'dies', after: 0 }), [1, 'unconfirmed']);
  more(1);
  assert.deepEqual(await tells(honest, {}, 'nowhere.invalid'), [2, 'unreachable']);
});

test('a bug on the way ends the forwarding and not the desk', async (t) => {
  const { directory } = keeping(t, 1);
  const bug = new TypeError('a bug');
  const carrier: Carrier = { to: 'x', times: 1, send: () => Promise.reject(bug) };
  const told: unknown[] = [];
  const onBug = (error: unknown) => void told.push(error);
  const forwarding = startForwarding({ directory, desk: 'd', carrier, onBug });
  await until(() => told.length > 0);
  await forwarding.close();
  assert.deepEqual(told, [bug]);
});

const calm = { behind: 0, since: undefined, because: undefined, rejected: 0 };

function told({ stored }: SyslogCollector): readonly string[] {
  return stored.map(({ text }) => text);
}

/** What was lost at first comes later than its neighbours. */
function sorted({ stored }: SyslogCollector): readonly string[] {
  return [...stored].sort((one, other) => one.number - other.number).map(({ text }) => text);
}

function numbers({ stored }: SyslogCollector): readonly number[] {
  return stored.map(({ number }) => number);
}
