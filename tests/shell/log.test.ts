import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { newIncident, openLog } from '../../electron/shell/log.ts';

test('an incident in the log keeps where it stood and nothing that an error quoted', () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zvirka-log-'));
  const number = newIncident();
  openLog(directory)({
    kind: 'incident',
    number,
    error: new RangeError('19910824-00026 https://diia.app/x'),
  });
  const text = readFileSync(path.join(directory, 'zvirka.log'), 'utf8');
  rmSync(directory, { recursive: true });
  assert.match(text, new RegExp(`"number":"${number}","name":"RangeError","at":\\["at `));
  assert.doesNotMatch(text, /19910824|diia\.app/);
});
