import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

const cruiser = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const rules = path.resolve('build/dependency-rules.cjs');

test('every layer is kept to its neighbours, also through other files', () => {
  const broken = violations({
    'shared/a.ts': `import { b } from './b.ts'; export const a = b;`,
    'shared/b.ts': `import { a } from './a.ts'; export const b = a;`,
    'shared/node.ts': `import fs from 'node:fs'; export const f = fs;`,
    'shared/page.ts': `export { r } from '../renderer/r.ts';`,
    'shared/policy/policy.ts': `import { z } from 'zod'; export const p = z;`,
    'shared/verdict/judge.ts': `import { z } from 'zod'; export const j = z;`,
    'electron/cli.ts': `export { viaNode } from './node/via.ts';`,
    'electron/node/via.ts': `export { shell as viaNode } from '../shell/window.ts';`,
    'electron/node/app.ts': `import { app } from 'electron/main'; export const n = app;`,
    'electron/node/journal/migrations/0010-first.ts': `import { live } from '../entries.ts'; export const up = live;`,
    'electron/node/journal/entries.ts': `import path from 'node:path'; export const live = path;`,
    'electron/shell/window.ts': `import { app } from 'electron/main'; export const shell = app;`,
    'electron/preload.ts': `export { p } from '../shared/policy/policy.ts';`,
    'renderer/r.ts': `import type { P } from './types.ts'; export const r: P = 1;`,
    'renderer/types.ts': `import { p } from '../shared/policy/policy.ts'; export type P = typeof p;`,
    'renderer/bare.ts': `import { app } from 'electron'; export const bare = app;`,
    'renderer/lonely.ts': `export const lonely = 1;`,
    'renderer/lost.ts': `import './gone.ts';`,
    'electron/main.ts': `import './shell/window.ts'; import '../tests/fakes.ts';`,
    'tests/fakes.ts': `import '../shared/a.ts';`,
  });
  assert.deepEqual(broken, [
    'migrations-are-frozen: electron/node/journal/migrations/0010-first.ts',
    'migrations-import-types: electron/node/journal/migrations/0010-first.ts',
    'no-cycles: shared/a.ts',
    'no-orphans: renderer/lonely.ts',
    'nobody-imports-tests: electron/main.ts',
    'node-knows-no-electron: electron/node/app.ts',
    'node-knows-no-electron: electron/node/via.ts',
    'node-reaches-no-electron: electron/cli.ts',
    'node-reaches-no-electron: electron/node/app.ts',
    'node-reaches-no-electron: electron/node/via.ts',
    'nothing-unresolved: renderer/lost.ts',
    'page-is-a-page: renderer/bare.ts',
    'page-is-a-page: renderer/lost.ts',
    'page-reaches-no-node: renderer/bare.ts',
    'page-reaches-no-node: renderer/r.ts',
    'page-reaches-no-node: renderer/types.ts',
    'preload-stands-alone: electron/preload.ts',
    'shared-imports-shared: shared/node.ts',
    'shared-imports-shared: shared/page.ts',
    'shared-parses-at-its-edges: shared/verdict/judge.ts',
    'shell-is-not-a-page: electron/main.ts',
  ]);
});

/** Cruises a planted tree; each line is a broken rule and the file that breaks it. */
function violations(files: Readonly<Record<string, string>>): string[] {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'zvirka-planted-'));
  const packages = ['zod', 'electron'].map((name) => [`node_modules/${name}/index.js`, '']);
  const dependencies = { zod: '1.0.0', electron: '1.0.0' };
  const about = ['package.json', JSON.stringify({ dependencies, type: 'module' })];
  for (const [name = '', text = ''] of [...Object.entries(files), ...packages, about]) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
  const places = ['shared', 'electron', 'renderer', 'tests'];
  const args = [cruiser, '--config', rules, '--output-type', 'json', ...places];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  fs.rmSync(root, { recursive: true });
  const { summary } = JSON.parse(done.stdout) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  const lines = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  return [...new Set(lines)].sort();
}
