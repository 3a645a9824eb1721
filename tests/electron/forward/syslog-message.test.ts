import assert from 'node:assert/strict';
import test from 'node:test';
import { canonicalText } from '../../../shared/record/canonical.ts';
import { syslogFrame } from '../../../electron/node/forward/syslog-message.ts';
import { checkEntry, happened } from '../../fixtures/entries.ts';

const origin = { desk: 'podil-4', journal: '0123456789abcdef' };
const leaf = 'ab'.repeat(32);

test('an entry is one RFC 5424 message in an octet-counted frame, its text after the mark of UTF-8', () => {
  const entry = checkEntry(7, { operator: 'О. Коваль' });
  const text = canonicalText(entry);
  const frame = syslogFrame(origin, { kind: 'entry', number: 7, leaf, kept: { text, entry } });
  const [count, ...rest] = frame.toString('utf8').split(' ');
  const message = rest.join(' ');
  assert.equal(Number(count), Buffer.byteLength(message));
  assert.equal(
    message,
    `<110>1 2026-03-02T09:00:07.120Z podil-4 zvirka - check ` +
      `[zvirka@32473 desk="podil-4" journal="0123456789abcdef" number="7" leaf="${leaf}"] \uFEFF${text}`,
  );
});

test('what needs a look is a warning, a condition a notice, all else is for information', () => {
  const outcomes = ['valid', 'foreign', 'caution', 'stale', 'invalid', 'unchecked'] as const;
  const priorities = outcomes.map((outcome) => {
    const entry = checkEntry(1, { outcome });
    return priorityOf({
      kind: 'entry',
      number: 1,
      leaf,
      kept: { text: canonicalText(entry), entry },
    });
  });
  assert.deepEqual(priorities, ['110', '110', '109', '109', '108', '108']);
  const stopped = happened(1, { kind: 'stopped' });
  const kept = { text: canonicalText(stopped), entry: stopped };
  assert.equal(priorityOf({ kind: 'entry', number: 1, leaf, kept }), '109');
});

test('an entry whose text is gone goes with its leaf alone', () => {
  const frame = syslogFrame(origin, { kind: 'entry', number: 3, leaf, kept: undefined }).toString();
  assert.match(frame, /^\d+ <108>1 - podil-4 zvirka - withheld \[zvirka@32473 .* number="3" .*\]$/);
});

test('a signed head is a message of its own, its note in base64 so that no collector changes its line ends', () => {
  const note = 'zvirka/podil-4\n7\nroot\n\n— zvirka/podil-4 sig\n';
  assert.equal(
    syslogFrame(origin, { kind: 'head', size: 7, note }).toString().replace(/^\d+ /, ''),
    `<110>1 - podil-4 zvirka - checkpoint [zvirka@32473 desk="podil-4" ` +
      `journal="0123456789abcdef" size="7" note="${Buffer.from(note).toString('base64')}"]`,
  );
});

test('no desk’s name breaks out of its place, and only plain ASCII is a host', () => {
  const desk = 'a"] \\ ]\n<13>1 Поділ';
  const frame = syslogFrame(
    { ...origin, desk },
    { kind: 'entry', number: 1, leaf, kept: undefined },
  ).toString();
  assert.ok(
    frame.includes('1 - - zvirka - withheld [zvirka@32473 desk="a\\"\\] \\\\ \\] <13>1 Поділ" '),
  );
});

function priorityOf(outgoing: Parameters<typeof syslogFrame>[1]): string | undefined {
  return /<(\d+)>1 /.exec(syslogFrame(origin, outgoing).toString())?.[1];
}
