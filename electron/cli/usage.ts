import { parseArgs, type ParseArgsConfig } from 'node:util';
import { adapterNames } from '../../shared/verify/registry.ts';

/** One command: its words in, its exit code out. */
export type Command = (words: readonly string[]) => Promise<number>;

/** Exit codes; 64 and 70 as in BSD's sysexits. */
export const exits = {
  valid: 0,
  caution: 10,
  invalid: 20,
  stale: 30,
  unchecked: 40,
  foreign: 50,
  broken: 1,
  notProved: 2,
  usage: 64,
  bug: 70,
} as const;

/** The words on the command line can't be used; shown with the usage. Never quotes a code. */
export class BadUsage extends Error {
  override readonly name = 'BadUsage';
}

export const usage = `usage: npm run --silent cli -- COMMAND

  check CODE|- [--image FILE] --data DIR [--adapter ${adapterNames.join('|')}] [--registry URL] [--settings FILE] [--json]
      checks one code and records it; - reads the code from standard input
      secrets: ZVIRKA_TOKEN, ZVIRKA_BASIC; branch: ZVIRKA_BRANCH
      exit code: 0 valid, 10 caution, 20 invalid, 30 stale, 40 unchecked, 50 foreign
  decode FILE… [--json]
      reads the codes in PNG and JPEG pictures
  journal list --data DIR [--json]
  journal prove --data DIR [--anchor FILE]… [--anchors FOLDER]… [--json]
      exit code: 0 when everything holds, 1 when anything was changed, 2 when the head can't be checked here
  journal backup --data DIR --out FOLDER [--json]
      copies the journal and its keys into a new folder, also beside a desk at work, and proves the copy
  journal restore FOLDER --data DIR [--json]
      puts a backup that proves into a folder without a journal
  journal anchor --data DIR [--out FOLDER | --neighbours]
      the newest signed head of the journal; --neighbours: those of other desks that this journal keeps
  journal export --format bundle|csv|jsonl --out PATH --data DIR [--from T] [--until T] [--verdict A,B] [--operator NAME] [--service NAME]
                 [--separator comma|semicolon] [--json]
      writes a new folder, a new .zip (a bundle whose PATH ends so) or a new file
  journal verify BUNDLE [--key FILE] [--json]
      exit code: 0 when the bundle holds, 1 when anything does not
  journal extends CHECKPOINT --data DIR
      the proof that the newest signed head begins with an earlier one
  journal verify-extends FILE [--key FILE]
  journal receipt NUMBER --data DIR [--qr]
      the confirmation of a check with its proof, as JSON; --qr: the text of its QR
  journal verify-receipt FILE [--data DIR|--bundle BUNDLE] [--key FILE] [--json]
      verifies a saved receipt; the text of a QR needs a journal or a bundle beside it
  evidence DIGEST --data DIR --out FILE
      unseals the signed exchange of one check (Trembita); it holds personal data
  conformance --adapter diia|http --registry URL [--settings FILE] [--json]
      tries an endpoint against the rules of its protocol, with invented codes only
      exit code: 0 when every rule is kept, 1 otherwise
  openapi
      prints the contract that --adapter http speaks
  demo-registry [--port N] [--json]
      runs the demo registry until a signal
  demo-code --registry URL --kind barcode|qr --document TYPE [--state live|expired|used|withdrawn|unknown]
      asks a demo registry for a code
`;

/** Parses a command's words; every fault of theirs is a BadUsage. */
export function parseWords<T extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error)
      throw new BadUsage('unknown or incomplete option');
    throw error;
  }
}

/** The value of an option that must be one of a list. */
export function oneOf<const T extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly T[],
): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new BadUsage(`--${name} must be one of: ${allowed.join(', ')}`);
  return found;
}

/** The value of an option that must be there. */
export function needed(name: string, value: string | undefined): string {
  if (value === undefined || value === '') throw new BadUsage(`--${name} is needed`);
  return value;
}

/** One line of standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
