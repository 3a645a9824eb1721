import type { Capture } from '../capture/capture.ts';
import type {
  Document,
  DocumentCode,
  Foreign,
  Identified,
  Repair,
} from '../identify/identified.ts';
import { stranger } from '../identify/recognised.ts';
import type { Begun, CheckEntry, Finish, Stand } from '../record/entry.ts';
import type { Journal } from '../record/journal.ts';
import type { Outcome, UncheckedBecause } from '../verdict/verdict.ts';
import { judge, typeKnown } from '../verdict/judge.ts';
import type { Card } from '../verify/card.ts';
import { askInTime, type Patience, type Wait } from '../verify/ask-in-time.ts';
import type { Asked, Registry } from '../verify/registry.ts';
import { remember } from './remember.ts';

/** All that the road needs of the world. */
export interface Ports {
  readonly registry: Registry;
  readonly journal: Journal;
  /** Read at the moment of each check: the operator changes with the shift. */
  readonly stand: Stand;
  /** What a check may be for, in the centre's own words. */
  readonly services: readonly string[];
  readonly patience: Patience;
  /** How long the desk remembers a code, in milliseconds. */
  readonly repeatMs: number;
  /** UTC milliseconds. */
  readonly now: () => number;
  readonly wait: Wait;
  readonly newRequestId: () => string;
  /** Keyed digest of a code, lower-case hex. */
  readonly digest: (code: DocumentCode) => string;
  /** With each key that is kept, where keys change with the years: memory reaches across New Year. */
  readonly digests?: ((code: DocumentCode) => readonly string[]) | undefined;
  /** How far this machine's clock is ahead of the registry's, milliseconds; undefined when not known. */
  readonly skewMs: () => number | undefined;
}

/** What one check came to. */
export interface Served {
  readonly outcome: Outcome;
  /** Absent only when the journal could not be written. */
  readonly entry: CheckEntry | undefined;
  readonly requestId: string;
  /** Capture to record, milliseconds. */
  readonly tookMs: number;
  /** The registry's own time, milliseconds; absent when it was not asked. */
  readonly registryMs: number | undefined;
  /** What the desk has undone in the code; absent when it came whole. */
  readonly repaired?: Repair;
  /** UTC milliseconds: the question surely was not sent, and until then the code may live. */
  readonly retryUntil?: number;
  /** UTC milliseconds since when the way is known to be down, and so nobody was asked. */
  readonly downSince?: number;
  /** What the registry told of the document, for the operator's eyes: personal, in memory only. */
  readonly card?: Card;
}

/**
 * The one road through the program: `identified` is what the capture was recognised as. Nothing is asked that
 * was not begun, nothing shown that was not recorded.
 */
export async function serve(
  ports: Ports,
  capture: Capture,
  identified: Identified,
  signal: AbortSignal,
): Promise<Served> {
  const receivedAt = ports.now();
  const begun = begin(ports, capture, identified.kind === 'document' ? identified : undefined);
  // Before the check begins: the journal also tells of begun checks, and this one is no memory.
  const memory = remember(ports.journal, digestsOf(ports, identified), receivedAt - ports.repeatMs);
  if (!ports.journal.begin(begun).ok) return unrecorded(ports, begun, undefined);
  if (identified.kind === 'foreign') {
    return record(ports, begun, { outcome: identified, receivedAt });
  }
  const askedAt = ports.now();
  const { requestId, service } = begun;
  const question = { code: identified.code, requestId, ...(service !== undefined && { service }) };
  const { asked, mayEcho } = await askInTime(
    ports.registry,
    question,
    ports.patience,
    ports.wait,
    signal,
  );
  const known = mayEcho && memory === 'nothing' ? 'doubtful' : memory;
  const outcome: Outcome =
    signal.aborted && !asked.ok
      ? { kind: 'unchecked', because: 'superseded' }
      : judgeGuess(identified, judge(asked, identified.code, known));
  const answeredAt = ports.now();
  const answer = { asked, code: identified.code, askedAt, answeredAt };
  const served = record(ports, begun, { outcome, receivedAt, answer });
  return { ...served, ...toldBeside(identified, capture, answeredAt, asked, served) };
}

/** What the page may tell beside the outcome. Personal data only with a recorded yes. */
function toldBeside(
  { repaired }: Document,
  capture: Capture,
  now: number,
  asked: Asked,
  { outcome, entry }: Served,
): Partial<Served> {
  const card = asked.ok && asked.value.kind === 'confirmed' ? asked.value.card : undefined;
  const isShown = entry && (outcome.kind === 'valid' || outcome.kind === 'caution');
  const isUnsent = entry?.asking === 'not-sent' && outcome.kind === 'unchecked';
  const mayPass = isUnsent && passing.has(outcome.because);
  const downSince = isUnsent && !asked.ok ? asked.fault.since : undefined;
  return {
    ...(repaired && { repaired }),
    ...(card && isShown && { card }),
    ...(mayPass && {
      retryUntil: Math.min(capture.firstAt ?? capture.capturedAt, now) + codeLivesMs,
    }),
    ...(downSince !== undefined && { downSince }),
  };
}

/** A code lives three minutes from its forming (KMU-139), which was before we saw it. */
const codeLivesMs = 180_000;

/** What keeps a question from leaving and may be gone in a minute. */
const passing: ReadonlySet<UncheckedBecause> = new Set([
  'offline',
  'timed-out',
  'unavailable',
  'unintelligible',
  'untrusted',
  'proxy-refused',
  'known-down',
]);

/** A code that we put together ourselves and that nobody knows says nothing of the citizen's document. */
function judgeGuess({ repaired }: Document, outcome: Outcome): Outcome {
  const speaksOfCode =
    outcome.kind === 'invalid' && ['unknown', 'unstated'].includes(outcome.because);
  if (!repaired || !speaksOfCode) return outcome;
  return stranger(repaired === 'isbn' ? 'isbn' : 'twelve-digits');
}

/** What happened on the way, before it is written down. */
interface Happened {
  readonly outcome: Outcome;
  readonly receivedAt: number;
  readonly answer?: {
    readonly asked: Asked;
    readonly code: DocumentCode;
    readonly askedAt: number;
    readonly answeredAt: number;
  };
}

function digestsOf({ digest, digests }: Ports, identified: Identified): readonly string[] {
  if (identified.kind === 'foreign') return [];
  return digests?.(identified.code) ?? [digest(identified.code)];
}

function begin(ports: Ports, capture: Capture, document: Document | undefined): Begun {
  const { code, repaired } = document ?? {};
  const { service } = capture;
  return {
    ...ports.stand,
    requestId: ports.newRequestId(),
    // A page's clock can't be ahead of ours: both are this machine's.
    capturedAt: Math.min(capture.capturedAt, ports.now()),
    source: capture.source,
    adapter: ports.registry.adapter,
    registry: ports.registry.host,
    documentType: code?.kind === 'link' ? code.claims : undefined,
    code: code && ports.digest(code),
    // Only the centre's own words get into the journal.
    service: service !== undefined && ports.services.includes(service) ? service : undefined,
    repaired,
  };
}

function record(ports: Ports, begun: Begun, happened: Happened): Served {
  const recorded = ports.journal.finish(begun.requestId, finishOf(ports, begun, happened));
  const registryMs =
    happened.answer && Math.max(0, happened.answer.answeredAt - happened.answer.askedAt);
  if (!recorded.ok) return unrecorded(ports, begun, registryMs);
  const entry = recorded.value;
  return {
    outcome: happened.outcome,
    entry,
    requestId: begun.requestId,
    tookMs: entry.stages.recordedMs,
    registryMs,
  };
}

/** There is no green without an entry. */
function unrecorded(ports: Ports, begun: Begun, registryMs: number | undefined): Served {
  return {
    outcome: { kind: 'unchecked', because: 'journal' },
    entry: undefined,
    requestId: begun.requestId,
    tookMs: Math.max(0, ports.now() - begun.capturedAt),
    registryMs,
  };
}

function finishOf(ports: Ports, begun: Begun, happened: Happened): Finish {
  const { outcome, answer } = happened;
  const since = (at: number) => Math.max(0, at - begun.capturedAt);
  return {
    outcome: outcome.kind,
    because: 'because' in outcome ? outcome.because : undefined,
    looksLike: isForeign(outcome) ? outcome.looksLike : undefined,
    ...typeOf(answer),
    asking: askingOf(answer?.asked),
    stages: {
      receivedMs: since(happened.receivedAt),
      askedMs: answer && since(answer.askedAt),
      answeredMs: answer && since(answer.answeredAt),
      recordedMs: since(ports.now()),
    },
    skewMs: ports.skewMs(),
  };
}

function isForeign(outcome: Outcome): outcome is Foreign {
  return outcome.kind === 'foreign';
}

function typeOf(answer: Happened['answer']): Pick<Finish, 'documentType' | 'typeIs'> {
  if (!answer) return { documentType: undefined, typeIs: 'unknown' };
  const { asked, code } = answer;
  const proves = asked.ok && asked.value.kind === 'confirmed' ? asked.value.proves : undefined;
  return typeKnown(code, proves);
}

function askingOf(asked: Asked | undefined): Finish['asking'] {
  if (!asked) return 'not-asked';
  if (asked.ok) return 'answered';
  return asked.fault.reached === 'no' ? 'not-sent' : asked.fault.reached;
}
