import { never } from '../../../shared/lib/never.ts';
import { severityOf, type Origin, type Outgoing, type Severity } from './outgoing.ts';

/**
 * A syslog message (RFC 5424) in its octet-counted frame (RFC 5425 §4.3). An entry is
 * `[zvirka@32473 desk="…" journal="…" number="…" leaf="…"]` and, after the byte-order mark that UTF-8
 * needs (§6.4), the entry's own text; one whose text is gone has the MSGID `withheld` and no text. A signed
 * head has the MSGID `checkpoint` and is `[zvirka@32473 desk="…" journal="…" size="…" note="…"]`, the note
 * in base64: a collector would change its line ends.
 */
export function syslogFrame(origin: Origin, outgoing: Outgoing): Buffer {
  const message = Buffer.from(messageOf(origin, outgoing), 'utf8');
  return Buffer.concat([Buffer.from(`${message.length} `), message]);
}

/** "Log audit" (RFC 5424 table 1). */
const facility = 13;

/** The number that IANA keeps for examples (RFC 5612): the project has none of its own. */
const enterprise = 32_473;

function messageOf({ desk, journal }: Origin, outgoing: Outgoing): string {
  const { time, name, text, params } = partsOf(outgoing);
  const priority = facility * 8 + codeOf(severityOf(outgoing));
  const named = Object.entries({ desk, journal, ...params }).map(
    ([param, value]) => `${param}="${escaped(value)}"`,
  );
  const data = `[zvirka@${enterprise} ${named.join(' ')}]`;
  const message = `<${priority}>1 ${time ?? '-'} ${hostOf(desk)} zvirka - ${name} ${data}`;
  return text === undefined ? message : `${message} \uFEFF${text}`;
}

interface Parts {
  readonly time?: string | undefined;
  /** The MSGID. */
  readonly name: string;
  readonly text?: string | undefined;
  readonly params: Readonly<Record<string, string>>;
}

function partsOf(outgoing: Outgoing): Parts {
  if (outgoing.kind === 'head') {
    const note = Buffer.from(outgoing.note).toString('base64');
    return { name: 'checkpoint', params: { size: String(outgoing.size), note } };
  }
  const { number, leaf, kept } = outgoing;
  return {
    time: kept && new Date(kept.entry.recordedAt).toISOString(),
    name: kept?.entry.kind ?? 'withheld',
    text: kept?.text,
    params: { number: String(number), leaf },
  };
}

function codeOf(severity: Severity): number {
  switch (severity) {
    case 'warning':
      return 4;
    case 'notice':
      return 5;
    case 'informational':
      return 6;
    default:
      return never(severity);
  }
}

/** HOSTNAME takes printable ASCII only; the structured data have the desk's whole name. */
function hostOf(desk: string): string {
  return /^[!-~]{1,255}$/.test(desk) ? desk : '-';
}

/** RFC 5424 §6.3.3. Control characters would be escaped by the collector in its own way. */
function escaped(value: string): string {
  return value.replace(/\p{Cc}/gu, ' ').replace(/["\\\]]/g, '\\$&');
}
