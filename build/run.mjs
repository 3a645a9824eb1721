/**
 * The house's commands: `npm start`, `npm test` and the rest all come here, on any Node from 18 and any system.
 * Each sets up what it needs, once; the second time that costs a few file reads.
 */
import { say } from './setup/places.mjs';

/** @type {Readonly<Record<string, () => Promise<import('./commands/command.mjs').Command>>>} */
const commands = {
  start: async () => (await import('./commands/start.mjs')).start,
  test: async () => (await import('./commands/test.mjs')).test,
  'test:unit': async () => (await import('./commands/test.mjs')).testUnits,
  'test:desk': async () => (await import('./commands/test.mjs')).testDesk,
  check: async () => (await import('./commands/check.mjs')).check,
  cli: async () => (await import('./commands/cli.mjs')).cli,
  conformance: async () => (await import('./commands/conformance.mjs')).conformance,
  bench: async () => (await import('./commands/bench.mjs')).bench,
  'bench:decoders': async () => (await import('./commands/bench.mjs')).benchDecoders,
  build: async () => (await import('./commands/build.mjs')).build,
  dev: async () => (await import('./commands/dev.mjs')).dev,
};

const [name = '', ...args] = process.argv.slice(2);
const load = commands[name];
if (load) {
  await run(load);
} else {
  say(`Commands: ${Object.keys(commands).join(', ')}.`);
  process.exitCode = 2;
}

/** @param {NonNullable<typeof load>} load */
async function run(load) {
  try {
    const command = await load();
    const { code, signal } = await command(args);
    // Who was ended by a signal ends by it, so that the shell sees the same.
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
