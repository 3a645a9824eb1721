import { z } from 'zod';
import type { DocumentType } from '../../../shared/identify/document-type.ts';
import { failed, succeeded, type Result } from '../../../shared/lib/result.ts';
import { withDeadline } from '../../../shared/verify/deadline.ts';
import type { Fault } from '../../../shared/verify/registry.ts';
import { brokenOff } from './broken-off.ts';
import { headerSafe, type HttpAnswer, type HttpLine } from './http-call.ts';
import { parseJson } from './parse-json.ts';

/** A signed-in acquirer. */
export interface Session {
  /** Headers that carry the session. */
  readonly headers: { readonly authorization: string };
  /** What each branch may confirm, by the registry's own word, as far as it was asked. */
  readonly scopes: Map<string, DocumentType | undefined>;
}

export interface Sessions {
  /** The living session, or a new one. A fault here is always `reached: 'no'`: no code has left yet. */
  current(signal: AbortSignal): Promise<Result<Session, Fault>>;
  /** Signs in anew, whatever session there is: shows that the registry is there. */
  renewed(signal: AbortSignal): Promise<Result<Session, Fault>>;
  /** Forgets a session that the registry no longer takes. */
  drop(session: Session): void;
}

export interface Acquirer {
  readonly token: string;
  /** A second secret of some installations, already base64. */
  readonly basic: string | undefined;
}

/** A session lives 2 h; it is renewed early enough not to die between sign-in and use. */
const renewAfterMs = 105 * 60_000;
/** A renewal serves everybody who waits for it, so it has a deadline of its own. */
const renewalMs = 10_000;

const signedIn = z.looseObject({ token: z.string().regex(headerSafe) });

type Opened = Result<Session, Fault>;

/**
 * Keeps one session for all callers; `now` is UTC milliseconds. A sign-in that has run for `patientMs`
 * has stalled: nobody joins it, and who comes then signs in anew.
 */
export function keepSessions(
  line: HttpLine,
  acquirer: Acquirer,
  now: () => number,
  patientMs = Infinity,
): Sessions {
  let kept: { readonly session: Session; readonly bornAt: number } | undefined;

  async function renew(over: AbortSignal): Promise<Opened> {
    const bornAt = now();
    const opened = await withDeadline(renewalMs, [over], (signal) =>
      signIn(line, acquirer, signal),
    );
    if (opened.ok) kept = { session: opened.value, bornAt };
    // Any other fault says nothing of the session that there is.
    else if (opened.fault.kind === 'not-admitted') kept = undefined;
    return opened;
  }

  const renewed = shareRenewal(renew, patientMs);
  return {
    current(signal) {
      const age = kept ? now() - kept.bornAt : 0;
      // A clock that was set back tells nothing of the session's age.
      if (kept && age >= 0 && age < renewAfterMs) return Promise.resolve(succeeded(kept.session));
      return renewed(signal);
    },
    renewed,
    drop(session) {
      if (kept?.session === session) kept = undefined;
    },
  };
}

/** One sign-in under way, for all who wait for it. */
interface Renewal {
  readonly opened: Promise<Opened>;
  /** Milliseconds of a clock that never goes back. */
  readonly begunAt: number;
  readonly over: AbortController;
  waiting: number;
}

/** Who comes joins the sign-in under way, unless it has stalled. */
function shareRenewal(
  renew: (over: AbortSignal) => Promise<Opened>,
  patientMs: number,
): Sessions['renewed'] {
  let renewal: Renewal | undefined;

  function begin(): Renewal {
    const over = new AbortController();
    const opened = renew(over.signal).finally(() => end(begun));
    const begun = { opened, begunAt: performance.now(), over, waiting: 0 };
    return begun;
  }

  function end(ended: Renewal): void {
    if (renewal === ended) renewal = undefined;
  }

  /** A sign-in that the last one has left is broken off: who comes next may not find it stalled. */
  function leave(left: Renewal): void {
    left.waiting -= 1;
    if (left.waiting > 0) return;
    end(left);
    left.over.abort();
  }

  return (signal) => {
    if (signal.aborted) return Promise.resolve(failed(brokenOff(signal, 'no')));
    const hasStalled = renewal && performance.now() - renewal.begunAt >= patientMs;
    const joined = !renewal || hasStalled ? begin() : renewal;
    renewal = joined;
    joined.waiting += 1;
    return awaitUnless(signal, joined.opened, () => leave(joined));
  };
}

/** Waits for shared work; who is called away before its end has `left` it to the others. */
function awaitUnless<Value>(
  signal: AbortSignal,
  work: Promise<Result<Value, Fault>>,
  left: () => void,
): Promise<Result<Value, Fault>> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      resolve(failed(brokenOff(signal, 'no')));
      left();
    };
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

async function signIn(
  line: HttpLine,
  acquirer: Acquirer,
  signal: AbortSignal,
): Promise<Result<Session, Fault>> {
  const token = acquirer.token.trim();
  const basic = acquirer.basic?.trim();
  if (token === '' || (basic !== undefined && !headerSafe.test(basic))) return notAdmitted;
  const path = `/api/v1/auth/acquirer/${encodeURIComponent(token)}`;
  const headers = basic === undefined ? {} : { authorization: `Basic ${basic}` };
  const called = await line.call({ method: 'GET', path, headers }, signal);
  if (!called.ok) return failed({ kind: called.fault.kind, reached: 'no' });
  return sessionOf(called.value);
}

const notAdmitted = failed<Fault>({ kind: 'not-admitted', reached: 'no' });

function sessionOf({ status, text }: HttpAnswer): Result<Session, Fault> {
  if (status === 401 || status === 403) return notAdmitted;
  if (status === 429 || status >= 500) return failed({ kind: 'unavailable', reached: 'no' });
  const parsed = status === 200 || status === 201 ? parseJson(text, signedIn) : undefined;
  if (parsed === undefined) return failed({ kind: 'unintelligible', reached: 'no' });
  const headers = { authorization: `Bearer ${parsed.token}` };
  return succeeded({ headers, scopes: new Map<string, DocumentType | undefined>() });
}
