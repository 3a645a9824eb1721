import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { syslogFrame } from '../../electron/node/forward/syslog-message.ts';

const collector = path.resolve(import.meta.dirname, '../../build/collector');
const shipped = (name: string) => readFileSync(path.join(collector, name), 'utf8');

test('the shipped collector reads the very names that the desks write', () => {
  const origin = { desk: 'desk', journal: '0123456789abcdef' };
  const frames = [
    syslogFrame(origin, { kind: 'entry', number: 1, leaf: 'ab'.repeat(32), kept: undefined }),
    syslogFrame(origin, { kind: 'head', size: 1, note: 'a signed note\n' }),
  ];
  const written = frames.flatMap((frame) => {
    const [, id = '', params = ''] = /\[(\S+) (.*)\]$/.exec(frame.toString()) ?? [];
    return [...params.matchAll(/(?:^| )(\w+)="/g)].map(([, name]) => `${id}!${name ?? ''}`);
  });
  const read = [...shipped('rsyslog.conf').matchAll(/\$!rfc5424-sd!([\w@!]+)/g)].map(
    ([, one]) => one,
  );
  assert.deepEqual([...new Set(read)].sort(), [...new Set(written)].sort());
});

test('the shipped collector confirms nothing that PostgreSQL has not committed', () => {
  const configuration = shipped('rsyslog.conf').replace(/^\s*#.*$/gm, '');
  // A queue, a driver without goodbyes, or rules that could not be read would each lose entries.
  assert.match(configuration, /ruleset\(name="desks" queue\.type="direct"\)/);
  assert.match(configuration, /StreamDriver\.Name="ossl"/);
  assert.match(configuration, /action\.resumeRetryCount="-1"/);
  assert.match(configuration, /abortOnUncleanConfig="on"/);
  assert.match(configuration, /ON CONFLICT DO NOTHING/);
  assert.match(shipped('zvirka-collector.service'), /^KillSignal=SIGKILL$/m);
});
