import assert from 'node:assert/strict';
import { Linter } from 'eslint';
import { test } from 'node:test';
import { doors } from '../../build/eslint/doors.js';
import { isBareEscape } from '../../build/eslint/reasoned-escapes.js';

test('who imports past a door is told where the door is', () => {
  assert.deepEqual(said('electron/shell/window.ts', `import { ipcMain } from 'electron/main';`), [
    'The one door for ipcMain is electron/shell/ipc.ts.',
  ]);
  assert.deepEqual(said('renderer/main.tsx', `import { ipcRenderer } from 'electron/renderer';`), [
    'The one door for electron/renderer (ipcRenderer, contextBridge) is electron/preload.ts.',
  ]);
  assert.deepEqual(said('electron/node/clock.ts', `import Database from 'better-sqlite3';`), [
    'The one door for better-sqlite3 is electron/node/journal/.',
  ]);
  assert.equal(said('shared/verdict/judge.ts', `import { z } from 'zod';`).length, 1);
});

test('each door lets its own import through and still bans the others', () => {
  assert.deepEqual(said('electron/shell/ipc.ts', `import { ipcMain } from 'electron/main';`), []);
  assert.deepEqual(
    said('electron/preload.ts', `import { ipcRenderer } from 'electron/renderer';`),
    [],
  );
  assert.deepEqual(
    said('electron/node/journal/database.ts', `import Db from 'better-sqlite3';`),
    [],
  );
  assert.deepEqual(said('shared/policy/policy.ts', `import { z } from 'zod';`), []);
  assert.equal(said('shared/policy/policy.ts', `import Db from 'better-sqlite3';`).length, 1);
});

test('whatever is not behind a door is free', () => {
  assert.deepEqual(said('electron/shell/window.ts', `import { app } from 'electron/main';`), []);
});

test('a rule is switched off only with a reason', () => {
  // Put together here, so that no search for switched-off rules finds this file.
  const off = ['eslint', 'disable'].join('-');
  const comments = [
    ` ${off}-next-line no-console`,
    ` ${off} no-console --`,
    ` ${off}-next-line no-console -- the report goes to a person`,
    ` ${off}d is a word`,
  ];
  assert.deepEqual(comments.map(isBareEscape), [true, true, false, false]);
});

/** What the doors say about one line in that file, without our name for the import. */
function said(filename: string, code: string): string[] {
  const messages = new Linter().verify(code, doors(), { filename });
  return messages.map(({ message }) => message.replace(/^.*?(restricted\. |used\. )/, ''));
}
