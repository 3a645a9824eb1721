import { BadUsage, oneOf, type Command } from './usage.ts';

/** What the journal can be asked; each is loaded when called. */
const commands = {
  list: async () => (await import('./journal/list.ts')).list,
  prove: async () => (await import('./journal/prove.ts')).prove,
  backup: async () => (await import('./journal/backup.ts')).backup,
  restore: async () => (await import('./journal/restore.ts')).restore,
  anchor: async () => (await import('./journal/anchor.ts')).anchor,
  export: async () => (await import('./journal/export.ts')).exportAs,
  verify: async () => (await import('./journal/verify.ts')).verify,
  receipt: async () => (await import('./journal/receipt.ts')).receipt,
  extends: async () => (await import('./journal/extension.ts')).extend,
  'verify-extends': async () => (await import('./journal/extension.ts')).verifyExtend,
  'verify-receipt': async () => (await import('./journal/verify-receipt.ts')).verifyOne,
} as const satisfies Readonly<Record<string, () => Promise<Command>>>;

/** `journal`: the first word says what is asked of it. */
export async function journal(words: readonly string[]): Promise<number> {
  const [first, ...rest] = words;
  if (first === undefined) throw new BadUsage('journal needs a command');
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the keys of this very object
  const names = Object.keys(commands) as (keyof typeof commands)[];
  const command = await commands[oneOf('journal', first, names)]();
  return command(rest);
}
