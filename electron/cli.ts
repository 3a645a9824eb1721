import { BadSettings } from './cli/bad-settings.ts';
import { tellBug } from './cli/tell-bug.ts';
import { BadUsage, exits, usage, type Command } from './cli/usage.ts';

/** Loaded when called: a check need not wait for the decoder, nor a list for the registry. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./cli/check.ts')).check,
  decode: async () => (await import('./cli/decode.ts')).decode,
  journal: async () => (await import('./cli/journal.ts')).journal,
  evidence: async () => (await import('./cli/evidence.ts')).evidence,
  conformance: async () => (await import('./cli/conformance.ts')).conformance,
  openapi: async () => (await import('./cli/openapi.ts')).openapi,
  'demo-registry': async () => (await import('./cli/demo-registry.ts')).demoRegistry,
  'demo-code': async () => (await import('./cli/demo-code.ts')).demoCode,
};

// Who reads our lines may have seen enough (EPIPE), or the disk they go to may be full.
process.stdout.on('error', () => process.exit(exits.broken));

const code = await run(process.argv.slice(2));
// A name that the system is still looking for can't be given up (getaddrinfo) and would hold the
// program: it ends when its lines are out.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));

/** Runs one command under plain Node. */
async function run([name, ...words]: readonly string[]): Promise<number> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!load) throw new BadUsage(name === undefined ? 'no command' : 'no such command');
    const command = await load();
    return await command(words);
  } catch (error) {
    if (error instanceof BadSettings) {
      process.stderr.write(`${error.message}\n`);
      return exits.usage;
    }
    if (error instanceof BadUsage) {
      process.stderr.write(`${error.message}\n\n${usage}`);
      return exits.usage;
    }
    tellBug(error);
    return exits.bug;
  }
}
