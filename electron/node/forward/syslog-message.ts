import { never } from '../../../shared/lib/never.ts';
import { severityOf, type Origin, type Outgoing, type Severity } from './outgoing.ts';

/**
 * One entry as a syslog message (RFC 5424) in its octet-counted frame (RFC 5425 §4.3):
 * `[zvirka@32473 desk="…" journal="…" number="…" leaf="…"]` and, after the byte-order mark that UTF-8
 * needs (§6.4), the entry's own text. An entry whose text is gone has the MSGID `withheld` and no text.
 */
export function syslogFrame(origin: Origin, outgoing: Outgoing): Buffer {
  const message = Buffer.from(messageOf(origin, outgoing), 'utf8');
  return Buffer.concat([Buffer.from(`${message.length} `), message]);
}

/** "Log audit" (RFC 5424 table 1). */
const facility = 13;

/** The number that IANA keeps for examples (RFC 5612): the project has none of its own. */
const enterprise = 32_473;

function messageOf({ desk, journal }: Origin, { number, leaf, kept }: Outgoing): string {
  const priority = facility * 8 + codeOf(severityOf(kept?.entry));
  const time = kept ? new Date(kept.entry.recordedAt).toISOString() : '-';
  const header = `<${priority}>1 ${time} ${hostOf(desk)} zvirka - ${kept?.entry.kind ?? 'withheld'}`;
  const named = { desk, journal, number: String(number), leaf };
  const params = Object.entries(named).map(([name, value]) => `${name}="${escaped(value)}"`);
  const data = `[zvirka@${enterprise} ${params.join(' ')}]`;
  return kept ? `${header} ${data} \uFEFF${kept.text}` : `${header} ${data}`;
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
