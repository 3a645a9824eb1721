import { checkRequest, type CheckAnswer, type CheckRequest } from '../registry/http-contract.ts';
import { inventCard } from './demo-cards.ts';
import type { DemoCodes } from './demo-codes.ts';
import { ok, refuseAs, type Reply } from './reply.ts';

/** The demo's gateway: our own http contract (http-registry.openapi.json) over the demo's codes. */
export interface Gateway {
  /** `POST /v1/checks`. */
  check(body: unknown): Reply;
}

interface Answered {
  readonly content: string;
  readonly reply: Reply;
  readonly at: number;
}

/** A request id is remembered three times as long as a code lives. */
const keepMs = 600_000;

/** `now` is UTC milliseconds. */
export function createGateway(codes: DemoCodes, now: () => number): Gateway {
  const answered = new Map<string, Answered>();
  return {
    check(body) {
      const read = checkRequest.safeParse(body);
      if (!read.success) return refuseAs('bad-request', 422);
      const content = JSON.stringify(read.data);
      for (const [id, { at }] of answered) if (Math.abs(now() - at) > keepMs) answered.delete(id);
      const earlier = answered.get(read.data.requestId);
      if (earlier) {
        return earlier.content === content ? earlier.reply : refuseAs('other-content', 409);
      }
      const reply = ok(answerTo(read.data, codes));
      answered.set(read.data.requestId, { content, reply, at: now() });
      return reply;
    },
  };
}

function answerTo({ requestId, code }: CheckRequest, codes: DemoCodes): CheckAnswer {
  const key = code.kind === 'link' ? (/[^/]+(?=\/?$)/.exec(code.value)?.[0] ?? '') : code.value;
  const documentType = codes.documentOf(key);
  if (documentType === undefined) return { requestId, answer: 'denied', because: 'unknown' };
  const checked = codes.check(key, documentType);
  switch (checked) {
    case 'confirmed': {
      const isCertificate = documentType === 'veteran-certificate';
      const card = isCertificate ? { card: inventCard(key) } : {};
      return { requestId, answer: 'confirmed', documentType, ...card };
    }
    case 'expired':
    case 'used':
      return { requestId, answer: 'lapsed', because: checked };
    case 'unknown':
    case 'withdrawn':
    case 'wrong-document':
      return { requestId, answer: 'denied', because: checked };
  }
}
