import { BadUsage, exits, usage, type Command } from './cli/usage.ts';

/** Loaded when called: a check need not wait for the decoder, nor a list for the registry. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  check: async () => (await import('./cli/check.ts')).check,
  decode: async () => (await import('./cli/decode.ts')).decode,
  journal: async () => (await import('./cli/journal.ts')).journal,
  'demo-registry': async () => (await import('./cli/demo-registry.ts')).demoRegistry,
  'demo-code': async () => (await import('./cli/demo-code.ts')).demoCode,
};

// Who reads our lines may have seen enough (EPIPE), or the disk they go to may be full.
process.stdout.on('error', () => process.exit(exits.broken));

process.exitCode = await run(process.argv.slice(2));

/** Runs one command under plain Node. */
async function run([name, ...words]: readonly string[]): Promise<number> {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!load) throw new BadUsage(name === undefined ? 'no command' : 'no such command');
    const command = await load();
    return await command(words);
  } catch (error) {
    if (error instanceof BadUsage) {
      process.stderr.write(`${error.message}\n\n${usage}`);
      return exits.usage;
    }
    // SECURITY: a message may quote a code; the name and our own places can't.
    const places = error instanceof Error ? (error.stack ?? '').split('\n').slice(1) : [];
    process.stderr.write(
      `bug: ${error instanceof Error ? error.name : typeof error}\n${places.join('\n')}\n`,
    );
    return exits.bug;
  }
}
