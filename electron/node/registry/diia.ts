import { z } from 'zod';
import { documentTypes } from '../../../shared/identify/document-type.ts';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import { failed, succeeded } from '../../../shared/lib/result.ts';
import { plainText } from '../../../shared/policy/plain-text.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Asked, Fault, Registry } from '../../../shared/verify/registry.ts';
import { adapter } from './adapter.ts';
import { understand, type Understood } from './diia-answer.ts';
import { diiaRules } from './diia-conformance.ts';
import { provedBy, type Branch } from './diia-scope.ts';
import { keepSessions, type Sessions } from './diia-session.ts';
import { openHttpLine, type HttpLine, type LineOptions } from './http-call.ts';
import { qr, registryUrl, type QrSent } from './registry-settings.ts';

const branch = z.strictObject({
  id: plainText.min(1).max(200),
  proves: z.array(z.enum(documentTypes)).default([]),
});

/** The partner API of Diia. */
export const diia = adapter({
  settings: z.strictObject({
    adapter: z.literal('diia'),
    url: registryUrl,
    branches: z.array(branch).max(50).default([]),
    qr,
  }),
  open: (settings, { secrets: { token, basic }, line }) =>
    openDiia({ ...settings, token: token ?? '', basic, line }),
  rules: diiaRules,
});

export interface DiiaOptions {
  readonly url: string;
  /** The acquirer's token; empty when there is none, and then nobody is asked. */
  readonly token: string;
  /** A second secret for the sign-in, already base64. */
  readonly basic?: string | undefined;
  readonly branches: readonly Branch[];
  readonly qr: QrSent;
  readonly line: LineOptions;
  readonly adapter?: Registry['adapter'];
  /** Which branch a code is put to. */
  readonly choose?: ChooseBranch;
  /** UTC milliseconds. */
  readonly now?: () => number;
}

export type ChooseBranch = (
  code: DocumentCode,
  branches: readonly Branch[],
  signal: AbortSignal,
) => Promise<Branch | undefined> | Branch | undefined;

/** The partner API of Diia ("acquirers"): one synchronous validation, no personal data in the answer. */
export function openDiia(options: DiiaOptions): Registry {
  const { url, token, basic, branches, choose = byClaim, now = Date.now } = options;
  const line = openHttpLine(url, options.line);
  const sessions = keepSessions(line, { token, basic }, now, options.line.firstByteMs);
  return {
    adapter: options.adapter ?? 'diia',
    host: line.host,
    async ask({ code }, signal) {
      const shown = shownTo(code, options.qr);
      if (!shown) return unsent('barcode-only');
      const branch = await choose(code, branches, signal);
      if (!branch) return unsent('not-admitted');
      const body = JSON.stringify({ branchId: branch.id, ...shown });
      return validate({ line, sessions, branch, body }, signal);
    },
    async probe(signal) {
      const opened = await sessions.renewed(signal);
      return opened.ok ? succeeded(undefined) : opened;
    },
    warm() {
      line.warm();
      if (token.trim() !== '') void withDeadline(warmMs, [], sessions.current);
    },
    close: () => line.close(),
  };
}

/** Nobody waits for a session that is made ready ahead of its use. */
const warmMs = 10_000;

/** A link is put to the branch of the class that it claims; anything else to the first branch. */
function byClaim(code: DocumentCode, branches: readonly Branch[]): Branch | undefined {
  const claims = code.kind === 'link' ? code.claims : undefined;
  const own = branches.find(({ proves }) => proves.length === 1 && proves[0] === claims);
  return own ?? branches[0];
}

function shownTo(code: DocumentCode, qr: QrSent): Readonly<Record<string, string>> | undefined {
  if (code.kind === 'barcode') return { barcode: code.digits };
  if (qr === 'never') return undefined;
  return { qrcode: qr === 'url' ? code.url : code.otp };
}

interface Validation {
  readonly line: HttpLine;
  readonly sessions: Sessions;
  readonly branch: Branch;
  readonly body: string;
}

/** A 401 is refused at the door, before the code is looked at: the one case that is put again here. */
async function validate(validation: Validation, signal: AbortSignal): Promise<Asked> {
  const first = await attempt(validation, signal);
  if (!first.isSessionRefused) return first.asked;
  const { asked } = await attempt(validation, signal);
  // One question has left, whatever became of the second: nobody may think that none did.
  const isUnsent = !asked.ok && asked.fault.reached === 'no';
  return isUnsent ? failed({ ...asked.fault, reached: 'refused' }) : asked;
}

interface Attempt {
  readonly asked: Asked;
  readonly isSessionRefused: boolean;
}

async function attempt(validation: Validation, signal: AbortSignal): Promise<Attempt> {
  const { line, sessions, branch, body } = validation;
  const opened = await sessions.current(signal);
  if (!opened.ok) return { asked: opened, isSessionRefused: false };
  const session = opened.value;
  const path = '/api/v1/acquirers/document-identification';
  const called = await line.call({ method: 'POST', path, headers: session.headers, body }, signal);
  if (!called.ok) return { asked: called, isSessionRefused: false };
  const isSessionRefused = called.value.status === 401;
  if (isSessionRefused) sessions.drop(session);
  const prove = () => provedBy(branch, line, session, signal);
  return { asked: await answerOf(understand(called.value), prove), isSessionRefused };
}

async function answerOf(
  understood: Understood,
  prove: () => ReturnType<typeof provedBy>,
): Promise<Asked> {
  if (!understood.ok) return understood;
  const said = understood.value;
  if (said.kind !== 'confirmed') return { ok: true, value: said };
  return { ok: true, value: { kind: 'confirmed', proves: await prove() } };
}

function unsent(kind: Fault['kind']): Asked {
  return failed({ kind, reached: 'no' });
}
