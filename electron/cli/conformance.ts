import { randomInt, randomUUID } from 'node:crypto';
import type { DocumentCode } from '../../shared/identify/identified.ts';
import { checkDigit } from '../../shared/identify/ean13.ts';
import { identify } from '../../shared/identify/identify.ts';
import { listed } from '../../shared/policy/listed.ts';
import { deadline } from '../../shared/verify/deadline.ts';
import { createSkewMeter } from '../../shared/verify/skew.ts';
import { createSignals } from '../../shared/verify/signals.ts';
import { openNetwork } from '../node/network/open-network.ts';
import { openRegistry } from '../node/open-registry.ts';
import { adapterOf, ruledAdapters } from '../node/registry/adapters.ts';
import type { Conformed, Trial } from '../node/registry/conformance.ts';
import { openHttpLine } from '../node/registry/http-call.ts';
import type { DeskPolicy } from '../node/settings/parse-policy.ts';
import { readSecrets } from '../node/settings/read-secrets.ts';
import { BadSettings } from './bad-settings.ts';
import { policyOf } from './policy-of.ts';
import { BadUsage, exits, parseWords, say } from './usage.ts';

/** `conformance`: tries an endpoint against the rules of its protocol, without using up anybody's code. */
export async function conformance(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseWords(words, {
    adapter: { type: 'string' },
    registry: { type: 'string' },
    settings: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new BadUsage('too many words');
  // Before the settings are read: without rules nobody need complete them.
  if (values.adapter !== undefined && !isRuled(values.adapter)) throw withoutRules();
  const policy = policyOf(values);
  const { conform } = adapterOf(policy.registry);
  if (!conform) throw withoutRules();
  const over = new AbortController();
  const trial = openTrial(policy, over.signal);
  const conformed = await conform(trial);
  trial.registry.close();
  trial.line.close();
  over.abort();
  say(values.json === true ? JSON.stringify(conformed) : report(conformed));
  return conformed.every(({ met }) => met === undefined) ? exits.valid : exits.broken;
}

function isRuled(adapter: string): boolean {
  return ruledAdapters.some((name) => name === adapter);
}

function withoutRules(): BadSettings {
  const place = `--adapter: правила відповідності є лише для адаптерів ${listed(ruledAdapters)}.`;
  return new BadSettings({ because: 'settings-wrong', file: '', places: [place] });
}

function openTrial(policy: DeskPolicy, over: AbortSignal): Omit<Trial, 'settings'> {
  const secrets = readSecrets(process.env);
  const signals = createSignals();
  const skew = createSkewMeter();
  signals.listen((signal) => {
    if (signal.kind === 'dated') skew.hear(signal);
  });
  const line = openNetwork(policy, secrets, { environment: process.env, tell: signals.tell });
  if (!line.ok) throw new BadSettings({ because: 'settings-wrong', file: '', places: line.fault });
  return {
    line: openHttpLine(policy.registry.url ?? '', line.value),
    registry: openRegistry(policy, secrets, undefined, line.value),
    token: secrets.token ?? '',
    basic: secrets.basic,
    inventCode,
    skewMs: skew.skewMs,
    soon: () => deadline(policy.timings.askMs, over).signal,
  };
}

function inventCode(kind: DocumentCode['kind']): DocumentCode {
  const twelve = String(randomInt(100_000_000_000, 1_000_000_000_000));
  const link = `https://diia.app/documents/veteran-certificate/0/verify/${randomUUID()}`;
  const identified = identify(kind === 'link' ? link : twelve + checkDigit(twelve));
  // Some of the digits are a book's.
  return identified.kind === 'document' ? identified.code : inventCode(kind);
}

function report(conformed: readonly Conformed[]): string {
  const failed = conformed.filter(({ met }) => met !== undefined).length;
  const lines = conformed.map(({ rule, met }) =>
    met === undefined ? `ok      ${rule}` : `FAILED  ${rule}; met: ${met}`,
  );
  return [
    ...lines,
    `${String(conformed.length - failed)} rules kept, ${String(failed)} broken`,
  ].join('\n');
}
