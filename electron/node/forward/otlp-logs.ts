import { never } from '../../../shared/lib/never.ts';
import { severityOf, type Origin, type Outgoing, type Severity } from './outgoing.ts';

/**
 * A batch as an OTLP/HTTP request in JSON (opentelemetry-proto, ExportLogsServiceRequest): one record an
 * entry, its body the entry's own text, absent where the text is gone.
 */
export function otlpLogs({ desk, journal }: Origin, batch: readonly Outgoing[]): string {
  const resource = { 'service.name': 'zvirka', 'service.instance.id': desk };
  const logs = { scope: { name: 'zvirka.journal' }, logRecords: batch.map(recordOf(journal)) };
  const resourceLogs = [{ resource: { attributes: attributes(resource) }, scopeLogs: [logs] }];
  return JSON.stringify({ resourceLogs });
}

function recordOf(journal: string): (outgoing: Outgoing) => unknown {
  return ({ number, leaf, kept }) => {
    const severity = severityOf(kept?.entry);
    return {
      // 64-bit numbers are texts in OTLP's JSON.
      ...(kept && { timeUnixNano: `${kept.entry.recordedAt}000000` }),
      severityNumber: numberOf(severity),
      severityText: severity,
      ...(kept && { body: { stringValue: kept.text } }),
      attributes: [
        ...attributes({ 'zvirka.journal': journal, 'zvirka.leaf': leaf }),
        { key: 'zvirka.number', value: { intValue: String(number) } },
        ...attributes({ 'zvirka.kind': kept?.entry.kind ?? 'withheld' }),
      ],
    };
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
