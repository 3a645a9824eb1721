import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseNode } from '../../build/setup/node.mjs';

test('a Node that strips types by itself is used as it is', () => {
  for (const running of ['22.18.0', '23.6.0', '24.21.0', '26.1.0']) {
    assert.deepEqual(chooseNode(running, 'linux-x64'), { kind: 'this' }, running);
  }
});

test('an older Node fetches a pinned one where npm has it', () => {
  for (const running of ['18.20.8', '20.20.2', '22.17.1', '23.5.0']) {
    assert.deepEqual(chooseNode(running, 'win32-x64'), { kind: 'fetched' }, running);
  }
});

test('where npm has none, the person is told which Node to install and where it is', () => {
  const chosen = chooseNode('20.20.2', 'darwin-arm64');
  assert.ok(chosen.kind === 'none');
  assert.match(chosen.advice, /Node 24 .*https:\/\/nodejs\.org/);
});
