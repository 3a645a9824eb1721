import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import type { CardPolicy } from '../../../shared/verify/card.ts';
import type { Fault, Registry } from '../../../shared/verify/registry.ts';
import { adapter } from './adapter.ts';
import { openHttpLine, type HttpLine, type LineOptions } from './http-call.ts';
import { understandTrembita } from './trembita-answer.ts';
import { questionOf } from './trembita-question.ts';
import { trembitaSettings, type TrembitaPolicy } from './trembita-settings.ts';

/** A service behind Trembita. Its settings tell how to ask it and how to read its answers. */
export const trembita = adapter({
  settings: trembitaSettings,
  open: (policy, { desk, card, line }) => openTrembita({ policy, desk, card, line }),
  evidence: ({ evidence: keep, evidenceDays: days }) =>
    keep === 'none' ? undefined : { keep, days },
});

export interface TrembitaOptions {
  readonly policy: TrembitaPolicy;
  /** The desk's id. */
  readonly desk: string;
  readonly card: CardPolicy;
  readonly line: LineOptions;
}

/** A service behind Trembita, asked through the centre's own security server (UXP over REST). */
export function openTrembita({ policy, desk, card, line: options }: TrembitaOptions): Registry {
  const line = openHttpLine(policy.url, options);
  return {
    adapter: 'trembita',
    host: line.host,
    async ask(question, signal) {
      const sent = questionOf(question, policy, desk);
      if (!sent) {
        const kind = question.code.kind === 'link' ? 'barcode-only' : 'not-admitted';
        return failed({ kind, reached: 'no' });
      }
      const called = await line.call({ method: 'POST', path: '/restapi', ...sent }, signal);
      return called.ok
        ? understandTrembita(called.value, question.requestId, policy, card)
        : called;
    },
    probe: (signal) => probe(line, signal),
    ...(policy.evidence !== 'none' && {
      evidence: (requestId: string, signal: AbortSignal) =>
        signature(line, policy.client, requestId, signal),
    }),
    warm: () => line.warm(),
    close: () => line.close(),
  };
}

/**
 * The security server has no question that asks nothing: whatever it answers to a request without the protocol's
 * headers, even a refusal of that request, shows that it is there. The service behind it is not reached.
 */
async function probe(line: HttpLine, signal: AbortSignal): Promise<Result<undefined, Fault>> {
  const called = await line.call({ method: 'GET', path: '/restapi' }, signal);
  if (!called.ok) return failed({ kind: called.fault.kind, reached: 'no' });
  const { status } = called.value;
  if (status === 502 || status === 503 || status === 504)
    return failed({ kind: 'unavailable', reached: 'no' });
  return succeeded(undefined);
}

/** In bytes: a container holds one exchange and its certificates. */
const longestContainer = 8 * 1024 * 1024;
const zipMark = [0x50, 0x4b, 0x03, 0x04];

/** The signed exchange of one question as an ASiC container (ETSI EN 319 162-1), from the security server's archive. */
async function signature(
  line: HttpLine,
  client: string,
  requestId: string,
  signal: AbortSignal,
): Promise<Result<Uint8Array, Fault>> {
  const [instance = '', memberClass = '', memberCode = '', subsystemCode = ''] = client.split('/');
  const query = new URLSearchParams({
    queryId: requestId,
    xRoadInstance: instance,
    memberClass,
    memberCode,
    subsystemCode,
  });
  const path = `/signature?${query.toString()}`;
  const called = await line.call({ method: 'GET', path, bytes: longestContainer }, signal);
  if (!called.ok) return called;
  const { status, bytes } = called.value;
  if (status !== 200) return failed({ kind: 'unavailable', reached: 'perhaps' });
  return bytes && zipMark.every((mark, at) => bytes[at] === mark)
    ? succeeded(bytes)
    : failed({ kind: 'unintelligible', reached: 'perhaps' });
}
