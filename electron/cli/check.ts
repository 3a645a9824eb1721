import { readFile } from 'node:fs/promises';
import type { Capture } from '../../shared/capture/capture.ts';
import type { Served } from '../../shared/desk/serve.ts';
import { identify } from '../../shared/identify/identify.ts';
import { wait } from '../../shared/lib/wait.ts';
import { createSignals } from '../../shared/verify/signals.ts';
import { startDemoRegistry } from '../node/demo/demo-registry.ts';
import { openNetwork } from '../node/network/open-network.ts';
import { openDesk } from '../node/open-desk.ts';
import { openEvidence } from '../node/open-evidence.ts';
import { openRecord } from '../node/open-record.ts';
import { openRegistry } from '../node/open-registry.ts';
import type { DeskPolicy } from '../node/settings/parse-policy.ts';
import { readSecrets } from '../node/settings/read-secrets.ts';
import { BadSettings } from './bad-settings.ts';
import { policyOf } from './policy-of.ts';
import { tellBug } from './tell-bug.ts';
import { BadUsage, exits, needed, parseWords, say } from './usage.ts';

/** Checks that were called at once on one journal take turns: none is lost while others wait for a registry. */
const longestQueueMs = 300_000;

/** How long a check's evidence is waited for before the program ends: for the first try, no longer. */
const evidenceMs = 2_000;

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
  const tell = (served: Served) =>
    say(values.json === true ? JSON.stringify(lineOf(served, capture)) : sentenceOf(served));
  const { outcome } = await serveOnce(policy, directory, capture, tell);
  return exits[outcome.kind];
}

/** The verdict is told at once: nobody waits for what is fetched after it. */
async function serveOnce(
  policy: DeskPolicy,
  directory: string,
  capture: Capture,
  tell: (served: Served) => void,
): Promise<Served> {
  const { registry } = policy;
  const secrets = readSecrets(process.env);
  const signals = createSignals();
  const line = openNetwork(policy, secrets, { environment: process.env, tell: signals.tell });
  if (!line.ok) throw new BadSettings({ because: 'settings-wrong', file: '', places: line.fault });
  const isOwnDemo = registry.adapter === 'demo' && registry.url === undefined;
  const embedded = isOwnDemo ? await startDemoRegistry() : undefined;
  try {
    const opened = openRegistry(policy, secrets, embedded, line.value);
    const record = openRecord(directory, undefined, { firstWaitMs: longestQueueMs });
    if (record.fault !== undefined) process.stderr.write(`journal: ${record.fault}\n`);
    const { journal } = record;
    const asked = openEvidence(opened, { policy, journal, directory, onBug: tellBug });
    const served = await openDesk({ policy, registry: asked, signals, ...record }, 'cli').serve(
      capture,
    );
    tell(served);
    await settle(asked);
    record.close();
    asked.close();
    return served;
  } finally {
    // Else a bug on the way would leave a server that keeps the process alive.
    await embedded?.close();
  }
}

/** What is not there in time is fetched after a later check; the end must not wait for a timer's. */
async function settle(asked: ReturnType<typeof openEvidence>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([asked.settled?.(), wait(evidenceMs, enough.signal)]);
  enough.abort();
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
