import { randomUUID } from 'node:crypto';
import type { Contract, DeskFacts, Trouble } from '../../shared/contract/contract.ts';
import { Refused } from '../../shared/contract/server.ts';
import { createDesk, type DeskPorts } from '../../shared/desk/desk.ts';
import type { ForwardState } from '../../shared/desk/forwarding.ts';
import type { Scanners } from '../../shared/desk/scanners.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Stand } from '../../shared/record/entry.ts';
import type { Journal } from '../../shared/record/journal.ts';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { wait } from '../../shared/lib/wait.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { createSignals, type Signals } from '../../shared/verify/signals.ts';
import { createBreaker } from './network/breaker.ts';
import { accountName } from './account-name.ts';
import { defaultPolicy } from './settings/parse-policy.ts';

/** The two ends of the road that are opened first, and the digest between them. */
export interface DeskParts {
  readonly policy: Policy;
  readonly registry: Registry;
  readonly journal: Journal;
  readonly digest: (code: DocumentCode) => string;
  readonly digests?: ((code: DocumentCode) => readonly string[]) | undefined;
  /** Whose desk it is at each moment; by the settings when absent. */
  readonly stand?: Stand;
  /** Absent where nobody scans. */
  readonly scanners?: Scanners;
  /** What the line and the machine tell by the way. */
  readonly signals?: Signals;
  /** Ends what the desk does by itself. */
  readonly over?: AbortSignal;
  /** Hears what the desk could not do by itself; absent where nothing happens by itself. */
  readonly onBug?: (error: unknown) => void;
  /** How the entries get to the centre. */
  readonly forward?: (() => ForwardState) | undefined;
}

/** Puts a desk together from its opened parts: the same for the window and for the command line. */
export function openDesk(parts: DeskParts, version: string, phone = false): Contract {
  return createDesk(portsOf(parts), { ...factsOf(parts.policy, version), phone }, parts.scanners);
}

/** A desk that may not work: it tells its trouble, and checks nothing. */
export function troubledDesk(trouble: Trouble, version: string): Contract {
  const refuse = () => Promise.reject(new Refused('the desk has trouble'));
  return {
    facts: () => Promise.resolve({ ...factsOf(defaultPolicy, version), mode: 'live', trouble }),
    serve: refuse,
    state: refuse,
    warm: refuse,
    heard: refuse,
  };
}

/** Whatever asks a demo registry is a demo, and its journal says so. */
export function modeOf(policy: Policy): 'demo' | 'live' {
  return policy.registry.adapter === 'demo' ? 'demo' : 'live';
}

/** Whose desk it is, as every entry tells. */
export function standOf(policy: Policy): Stand {
  return { desk: policy.desk.id, operator: operatorOf(policy), mode: modeOf(policy) };
}

function factsOf(policy: Policy, version: string): DeskFacts {
  const { desk, language, services, timings } = policy;
  const operator = operatorOf(policy);
  const mode = modeOf(policy);
  return {
    mode,
    phone: false,
    desk,
    operator,
    services,
    language,
    timings,
    version,
    trouble: undefined,
  };
}

/** Who works here: as the settings say, else the account of the operating system. */
function operatorOf({ operator }: Policy): string {
  return operator === '' ? accountName() : operator;
}

function portsOf(parts: DeskParts): DeskPorts {
  const { policy, registry, journal, digest, digests } = parts;
  return {
    registry,
    journal,
    digest,
    digests,
    stand: parts.stand ?? standOf(policy),
    services: policy.services,
    patience: { wholeMs: policy.timings.askMs, retryAfterMs: 300 },
    capture: policy.capture,
    repeatMs: policy.timings.repeatMs,
    limits: policy.offline,
    breaker: createBreaker(policy.network.slowMs),
    signals: parts.signals ?? createSignals(),
    over: parts.over ?? new AbortController().signal,
    onBug: parts.onBug ?? (() => undefined),
    forward: parts.forward,
    now: Date.now,
    clock: () => performance.now(),
    wait,
    newRequestId: randomUUID,
  };
}
