import { z } from 'zod';
import type { RegistryPolicy } from '../../../shared/policy/policy.ts';
import { adapterNames, type AdapterName, type Registry } from '../../../shared/verify/registry.ts';
import type { Adapter, EvidencePolicy, RegistryParts } from './adapter.ts';
import { conform, type Conformed, type Trial } from './conformance.ts';
import { demo } from './demo.ts';
import { diia } from './diia.ts';
import { http } from './http.ts';
import { trembita } from './trembita.ts';

/** Every adapter under its name. A name without an adapter doesn't compile, nor an adapter under another name. */
const adapters = { demo, diia, http, trembita } satisfies {
  readonly [Name in AdapterName]: {
    readonly settings: z.ZodType<RegistryPolicy & { readonly adapter: Name }>;
  };
};

type Settings = {
  readonly [Name in keyof typeof adapters]: z.output<(typeof adapters)[Name]['settings']>;
};

/** The settings of any registry, told apart by `adapter`. */
export type AnyRegistryPolicy = Settings[keyof Settings];

const { demo: training, ...others } = adapters;

/** The object under `registry` in a settings file; the demo where there is none. */
export const registrySettings = z
  .discriminatedUnion('adapter', [
    training.settings,
    ...Object.values(others).map(({ settings }) => settings),
  ])
  .default({ adapter: 'demo', speaks: 'diia' });

/** The same, each with its settings by name: so a chosen adapter gets no other's. */
const byName: { readonly [Name in keyof Settings]: Adapter<Settings[Name]> } = adapters;

/** What can be done by a registry's settings. */
export interface ChosenAdapter {
  readonly open: (parts: RegistryParts) => Registry;
  readonly evidence: EvidencePolicy | undefined;
  /** Tries an endpoint against the protocol's rules; absent where there are none. */
  readonly conform: ((trial: Omit<Trial, 'settings'>) => Promise<readonly Conformed[]>) | undefined;
}

/** The adapter that a registry's settings name, with these settings. */
export function adapterOf(settings: AnyRegistryPolicy): ChosenAdapter {
  return chosen(settings.adapter, settings);
}

/** Whose endpoints can be tried, in the order of the names. */
export const ruledAdapters: readonly AdapterName[] = adapterNames.filter(
  (name) => byName[name].rules !== undefined,
);

function chosen<Name extends keyof Settings>(name: Name, settings: Settings[Name]): ChosenAdapter {
  const { open, evidence, rules } = byName[name];
  return {
    open: (parts) => open(settings, parts),
    evidence: evidence?.(settings),
    conform: rules && ((trial) => conform(rules, { ...trial, settings })),
  };
}
