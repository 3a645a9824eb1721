import { randomUUID } from 'node:crypto';
import os from 'node:os';
import type { Contract, DeskFacts, Trouble } from '../../shared/contract/contract.ts';
import { Refused } from '../../shared/contract/server.ts';
import { createDesk } from '../../shared/desk/desk.ts';
import type { Scanners } from '../../shared/desk/scanners.ts';
import type { Ports } from '../../shared/desk/serve.ts';
import { defaultPolicy } from '../../shared/policy/parse-policy.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Journal } from '../../shared/record/journal.ts';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import type { Registry } from '../../shared/verify/registry.ts';
import { wait } from './wait.ts';

/** The two ends of the road that are opened first, and the digest between them. */
export interface DeskParts {
  readonly policy: Policy;
  readonly registry: Registry;
  readonly journal: Journal;
  readonly digest: (code: DocumentCode) => string;
  /** Absent where nobody scans. */
  readonly scanners?: Scanners;
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
    journal: refuse,
    heard: refuse,
  };
}

/** Whatever asks a demo registry is a demo, and its journal says so. */
export function modeOf(policy: Policy): 'demo' | 'live' {
  return policy.registry.adapter === 'demo' ? 'demo' : 'live';
}

function factsOf(policy: Policy, version: string): DeskFacts {
  const { desk, language, timings } = policy;
  const operator = operatorOf(policy);
  const mode = modeOf(policy);
  return { mode, phone: false, desk, operator, language, timings, version, trouble: undefined };
}

/** Who works here: as the settings say, else the account of the operating system. */
function operatorOf({ operator }: Policy): string {
  if (operator !== '') return operator;
  try {
    return os.userInfo().username;
  } catch {
    // An account without a name, as in some containers.
    return '';
  }
}

function portsOf({ policy, registry, journal, digest }: DeskParts): Ports {
  return {
    registry,
    journal,
    digest,
    stand: { desk: policy.desk.id, operator: operatorOf(policy), mode: modeOf(policy) },
    patience: { wholeMs: policy.timings.askMs, retryAfterMs: 300 },
    capture: policy.capture,
    repeatMs: policy.timings.repeatMs,
    now: Date.now,
    wait,
    newRequestId: randomUUID,
  };
}
