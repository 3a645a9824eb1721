import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EntryFilter } from '../../../shared/record/filter.ts';
import { exportFormats } from '../../../shared/record/happening.ts';
import type { Result } from '../../../shared/lib/result.ts';
import { outcomes, type Outcome } from '../../../shared/verdict/verdict.ts';
import type { ExportOrder } from '../../node/journal/bundle/export.ts';
import type { ExportFault } from '../../node/journal/bundle/export-error.ts';
import type { Exported } from '../../node/journal/bundle/export-file.ts';
import { accountName } from '../../node/account-name.ts';
import { startExport } from '../../node/journal/bundle/export-run.ts';
import { noteExport, readyForExport } from '../../node/journal/bundle/export-seal.ts';
import { proofKeyOf } from '../../node/keys.ts';
import { BadUsage, exits, needed, oneOf, parseWords, say } from '../usage.ts';
import { reading } from './reading.ts';

/** `journal export`: to a new place only; also beside a desk at work, which is then not told of it. */
export async function exportAs(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, options);
  if (positionals.length > 0) throw new BadUsage('too many words');
  const directory = needed('data', values.data);
  const out = path.resolve(needed('out', values.out));
  const format = oneOf('format', values.format, exportFormats);
  const filter = filterOf(values);
  if (format === 'bundle' && Object.values(filter).some((wish) => wish !== undefined)) {
    throw new BadUsage('--format bundle: a bundle is whole and takes no filter');
  }
  // Before the journal notes an export that would come to nothing.
  if (existsSync(out)) return refuse('exists');
  const separator = oneOf('separator', values.separator, ['comma', 'semicolon']);
  const found = reading(() => proofKeyOf(directory));
  const key = found === 'sealed' ? undefined : found;
  const note = { format, operator: accountName() };
  const ready = reading(() => readyForExport(directory, key, note));
  const about = { program: version(), madeAt: Date.now(), zip: out.endsWith('.zip') };
  const delimiter = separator === 'comma' ? ',' : ';';
  const order = { directory, out, format, filter, delimiter, ...about, ...ready } as const;
  const ended = await run(order);
  if (!ended.ok) return refuse(ended.fault);
  const { entries } = ended.value;
  const told = { ...ended.value, size: ready.size };
  const noted = reading(() => noteExport(directory, key, note, told));
  say(values.json === true ? JSON.stringify({ out, entries, noted }) : sentenceOf(order, entries));
  if (!noted) process.stderr.write(`${unnoted}\n`);
  return exits.valid;
}

const options = {
  data: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  verdict: { type: 'string' },
  operator: { type: 'string' },
  service: { type: 'string' },
  separator: { type: 'string', default: 'comma' },
  json: { type: 'boolean' },
} as const;

function filterOf(values: {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly verdict?: string | undefined;
  readonly operator?: string | undefined;
  readonly service?: string | undefined;
}): EntryFilter {
  return {
    from: momentOf('from', values.from),
    until: momentOf('until', values.until),
    outcomes: values.verdict
      ?.split(',')
      .map((word): Outcome['kind'] => oneOf('verdict', word, outcomes)),
    operator: values.operator,
    service: values.service,
  };
}

/** A day begins where this PC is; a moment says itself where it is meant. */
function momentOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{3})?)?(?:Z|[+-]\d{2}:\d{2})?$/;
  const moment = isDay ? Date.parse(`${text}T00:00`) : isMoment.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(moment) || !isInCalendar(text.slice(0, 10)))
    throw new BadUsage(`--${name} must be a day or a moment in ISO 8601`);
  return moment;
}

/** A 31st of a short month would be read as the next one's first. */
function isInCalendar(day: string): boolean {
  const at = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

async function run(order: ExportOrder): Promise<Result<Exported, ExportFault>> {
  const isWatched = process.stderr.isTTY;
  const running = startExport(order, (done, total) => {
    if (isWatched) process.stderr.write(`\r${String(done)} of ${String(total)}`);
  });
  process.once('SIGINT', running.cancel);
  process.once('SIGTERM', running.cancel);
  const ended = await running.ended;
  if (isWatched) process.stderr.write('\r');
  return ended;
}

function refuse(fault: ExportFault): number {
  process.stderr.write(`${sentences[fault]}\n`);
  return exits.broken;
}

function sentenceOf({ out, format }: ExportOrder, entries: number): string {
  return `${String(entries)} entries in ${format === 'bundle' ? 'the bundle' : 'the file'} ${out}`;
}

const unnoted =
  'the journal does not say that it was exported: a desk has it open, or its key is kept from this command; a bundle then ends with what is signed';

const sentences: Readonly<Record<ExportFault, string>> = {
  exists: '--out: something is there already, and nothing is ever written over',
  'no-room': '--out: no room there',
  'no-access': '--out: the place is not there, or may not be written',
  'too-large': '--out: too large for a .zip; name a folder',
  unsigned: 'nothing is signed yet, and the system keeps the installation key from this command',
  altered: 'the journal is not as it was written: journal prove says where',
  journal: '--data: the journal can\u2019t be read',
  cancelled: 'cancelled; nothing is left of it',
};

function version(): string {
  const file = path.resolve(import.meta.dirname, '../../../package.json');
  const named: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof named === 'object' && named && 'version' in named ? String(named.version) : '';
}
