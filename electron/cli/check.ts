import { readFile } from 'node:fs/promises';
import type { Capture } from '../../shared/capture/capture.ts';
import type { Served } from '../../shared/desk/serve.ts';
import { identify } from '../../shared/identify/identify.ts';
import { parsePolicy } from '../../shared/policy/parse-policy.ts';
import type { Branch, Policy } from '../../shared/policy/policy.ts';
import { startDemoRegistry } from '../node/demo/demo-registry.ts';
import { openDesk } from '../node/open-desk.ts';
import { openRecord } from '../node/open-record.ts';
import { openRegistry } from '../node/open-registry.ts';
import { readSecrets } from '../node/settings/read-secrets.ts';
import { readSettings } from '../node/settings/read-settings.ts';
import { BadUsage, exits, needed, oneOf, parseWords, say } from './usage.ts';

/** Checks that were called at once on one journal take turns: none is lost while others wait for a registry. */
const longestQueueMs = 300_000;

/** What standard input may hold: far more than any code, far less than the memory. */
const longestInput = 4_000_000;

/** `check`: one capture down the whole road, under plain Node. */
export async function check(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    image: { type: 'string' },
    adapter: { type: 'string' },
    registry: { type: 'string' },
    data: { type: 'string' },
    settings: { type: 'string' },
    json: { type: 'boolean' },
  });
  const directory = needed('data', values.data);
  const policy = policyOf(values);
  const capture = await captureOf(positionals, values.image);
  const served = await serveOnce(policy, directory, capture);
  say(values.json === true ? JSON.stringify(lineOf(served, capture)) : sentenceOf(served));
  return exits[served.outcome.kind];
}

async function serveOnce(policy: Policy, directory: string, capture: Capture): Promise<Served> {
  const { registry } = policy;
  const isOwnDemo = registry.adapter === 'demo' && registry.url === undefined;
  const embedded = isOwnDemo ? await startDemoRegistry() : undefined;
  try {
    const opened = openRegistry(policy, readSecrets(process.env), embedded);
    const record = openRecord(directory, undefined, { firstWaitMs: longestQueueMs });
    if (record.fault !== undefined) process.stderr.write(`journal: ${record.fault}\n`);
    const served = await openDesk({ policy, registry: opened, ...record }, 'cli').serve(capture);
    record.close();
    opened.close();
    return served;
  } finally {
    // Else a bug on the way would leave a server that keeps the process alive.
    await embedded?.close();
  }
}

/** The settings file, with what the command line and the environment say above it. */
function policyOf(words: {
  readonly settings?: string | undefined;
  readonly adapter?: string | undefined;
  readonly registry?: string | undefined;
}): Policy {
  const read = readSettings(words.settings);
  if (!read.ok)
    throw new BadUsage([`--settings: ${read.fault.because}`, ...read.fault.places].join('\n'));
  const policy = read.value;
  const adapter = oneOf('adapter', words.adapter ?? policy.registry.adapter, ['diia', 'demo']);
  const kept = policy.registry.adapter === adapter ? policy.registry : { adapter };
  const url =
    words.registry === undefined ? policy.registry.url : needed('registry', words.registry);
  const above = parsePolicy({
    ...policy,
    registry: { ...kept, ...(url && { url }), ...(adapter === 'diia' && branchAbove(policy)) },
  });
  if (!above.ok) throw new BadUsage(above.fault.join('\n'));
  return above.value;
}

/** The environment's branch goes before the settings', with what they know of it. */
function branchAbove({ registry }: Policy): { readonly branches?: readonly Partial<Branch>[] } {
  const id = process.env['ZVIRKA_BRANCH'];
  if (!id) return {};
  const known = registry.adapter === 'diia' ? registry.branches : [];
  return { branches: [known.find((branch) => branch.id === id) ?? { id }] };
}

async function captureOf(
  positionals: readonly string[],
  image: string | undefined,
): Promise<Capture> {
  if (positionals.length !== (image === undefined ? 1 : 0)) {
    throw new BadUsage('one CODE, or - for standard input, or --image FILE is needed');
  }
  const [word] = positionals;
  if (image !== undefined) return capture(await textIn(image), 'camera');
  return capture(word === '-' ? await readInput() : (word ?? ''), 'keyed');
}

function capture(text: string, source: Capture['source']): Capture {
  return { text, source, capturedAt: Date.now() };
}

async function textIn(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) throw new BadUsage('--image: the file can\u2019t be read');
  // Loaded here: only a picture needs the decoder.
  const { decodePicture } = await import('../node/decoder.ts');
  const reads = await decodePicture(bytes);
  if (!reads.ok) throw new BadUsage('--image: not a PNG or JPEG picture');
  // A picture may show a poster's code beside the document's.
  const isDocument = ({ text }: { text: string }) => identify(text).kind === 'document';
  const found = reads.value.find(isDocument) ?? reads.value[0];
  if (!found) throw new BadUsage('--image: no code was found in the picture');
  return found.text;
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > longestInput) throw new BadUsage('standard input holds more than 4 MB');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function lineOf({ outcome, entry, requestId, tookMs, registryMs }: Served, capture: Capture) {
  return {
    outcome: outcome.kind,
    because: entry?.because ?? entry?.looksLike ?? ('because' in outcome ? outcome.because : null),
    source: capture.source,
    documentType: entry?.documentType ?? null,
    typeIs: entry?.typeIs ?? 'unknown',
    entry: entry?.number ?? null,
    requestId,
    tookMs,
    registryMs: registryMs ?? null,
  };
}

function sentenceOf({ outcome, entry, tookMs }: Served): string {
  const because = entry?.because ?? entry?.looksLike;
  const type = entry?.documentType && `${entry.documentType} (${entry.typeIs})`;
  const number = entry ? `entry ${String(entry.number)}` : 'not recorded';
  return [outcome.kind, because, type, number, `${String(tookMs)} ms`].filter(Boolean).join(' · ');
}
