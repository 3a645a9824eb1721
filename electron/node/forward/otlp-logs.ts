import { never } from '../../../shared/lib/never.ts';
import {
  severityOf,
  type Origin,
  type Outgoing,
  type OutgoingEntry,
  type OutgoingHead,
  type Severity,
} from './outgoing.ts';

/**
 * A batch as an OTLP/HTTP request in JSON (opentelemetry-proto, ExportLogsServiceRequest): one record an
 * entry, its body the entry's own text, absent where the text is gone; the body of a signed head is its note.
 */
export function otlpLogs({ desk, journal }: Origin, batch: readonly Outgoing[]): string {
  const resource = { 'service.name': 'zvirka', 'service.instance.id': desk };
  const logs = { scope: { name: 'zvirka.journal' }, logRecords: batch.map(recordOf(journal)) };
  const resourceLogs = [{ resource: { attributes: attributes(resource) }, scopeLogs: [logs] }];
  return JSON.stringify({ resourceLogs });
}

function recordOf(journal: string): (outgoing: Outgoing) => unknown {
  return (outgoing) => {
    const severity = severityOf(outgoing);
    return {
      severityNumber: numberOf(severity),
      severityText: severity,
      ...(outgoing.kind === 'entry'
        ? entryRecord(journal, outgoing)
        : headRecord(journal, outgoing)),
    };
  };
}

function entryRecord(journal: string, { number, leaf, kept }: OutgoingEntry) {
  return {
    // 64-bit numbers are texts in OTLP's JSON.
    ...(kept && { timeUnixNano: `${kept.entry.recordedAt}000000` }),
    ...(kept && { body: { stringValue: kept.text } }),
    attributes: [
      ...attributes({ 'zvirka.journal': journal, 'zvirka.leaf': leaf }),
      { key: 'zvirka.number', value: { intValue: String(number) } },
      ...attributes({ 'zvirka.kind': kept?.entry.kind ?? 'withheld' }),
    ],
  };
}

function headRecord(journal: string, { size, note }: OutgoingHead) {
  return {
    body: { stringValue: note },
    attributes: [
      ...attributes({ 'zvirka.journal': journal }),
      { key: 'zvirka.size', value: { intValue: String(size) } },
      ...attributes({ 'zvirka.kind': 'checkpoint' }),
    ],
  };
}

function attributes(named: Readonly<Record<string, string>>) {
  return Object.entries(named).map(([key, value]) => ({ key, value: { stringValue: value } }));
}

/** SeverityNumber: INFO, INFO2, WARN. */
function numberOf(severity: Severity): number {
  switch (severity) {
    case 'informational':
      return 9;
    case 'notice':
      return 10;
    case 'warning':
      return 13;
    default:
      return never(severity);
  }
}
