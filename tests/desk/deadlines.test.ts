import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'vite';
import { json, raw, startHostileRegistry, whole } from '../fakes/hostile-registry.ts';
import { temporary } from './open-desk.ts';

const program = fileURLToPath(new URL('./deadlines.ts', import.meta.url));
/** The answer stops in its middle and the connection stays. */
const stalled = raw(whole(200, JSON.stringify({ token: 'a.session.token' })).subarray(0, -4));

test('no deadline is lost in Electron’s own Node, however often it collects garbage', async (t) => {
  const doubles = await Promise.all([
    startHostileRegistry({ session: [stalled], validation: [stalled], branch: [stalled] }),
    startHostileRegistry({ validation: [stalled] }),
    startHostileRegistry({ validation: [json(200, { success: true })], branch: [stalled] }),
  ]);
  t.after(() => Promise.all(doubles.map((double) => double.close())));
  const met = await inElectron(doubles.map(({ url }) => url));
  assert.deepEqual(met, {
    'a sign-in that stalls': 'timed-out',
    'an answer that stalls': 'timed-out',
    'a handshake that never begins': 'offline',
    'a scope that stalls': 'confirmed',
    'a probe that stalls': 'down',
    'a collector that stalls': 'unreachable',
    'a collector that is nowhere': 'unreachable',
  });
});

/** Bundles the program as the desk is bundled, and runs it in the desk's own runtime. */
async function inElectron(args: readonly string[]): Promise<unknown> {
  const outDir = temporary();
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: program,
      target: 'node20.18',
      outDir,
      rolldownOptions: { output: { entryFileNames: 'deadlines.mjs' } },
    },
  });
  const electron = process.env['ELECTRON_EXEC_PATH'] ?? '';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const { stdout } = await promisify(execFile)(
    electron,
    [path.join(outDir, 'deadlines.mjs'), ...args],
    { env },
  );
  return JSON.parse(stdout);
}
