import type { z } from 'zod';
import type { RegistryPolicy } from '../../../shared/policy/policy.ts';
import type { CardPolicy } from '../../../shared/verify/card.ts';
import type { Registry } from '../../../shared/verify/registry.ts';
import type { DemoRegistry } from '../demo/demo-registry.ts';
import type { Secrets } from '../settings/read-secrets.ts';
import type { ConformanceRule } from './conformance.ts';
import type { LineOptions } from './http-call.ts';

/** What an adapter does with its settings. */
export interface Adapter<Settings> {
  /** Opens a registry. No code goes out before it is asked. */
  readonly open: (settings: Settings, parts: RegistryParts) => Registry;
  /** How much of a signed exchange is kept; undefined for nothing. Absent where the protocol signs none. */
  readonly evidence?: (settings: Settings) => EvidencePolicy | undefined;
  /** What an endpoint must do; without rules there is no conformance trial. */
  readonly rules?: readonly ConformanceRule<Settings>[];
}

/** All that the program knows of one way to ask a registry. */
export interface DeclaredAdapter<Schema extends SettingsSchema> extends Adapter<z.output<Schema>> {
  /** What stands under `registry` in a settings file: the adapter's name as a literal, and no secret. */
  readonly settings: Schema;
}

type SettingsSchema = z.core.$ZodTypeDiscriminable & z.ZodType<RegistryPolicy>;

/** What a registry is opened with besides its settings. */
export interface RegistryParts {
  readonly secrets: Secrets;
  /** The desk's id. */
  readonly desk: string;
  readonly card: CardPolicy;
  readonly line: LineOptions;
  /** The demo registry of this very process, when there is one. */
  readonly embedded: DemoRegistry | undefined;
}

/** What is kept of signed exchanges, and for how many days. */
export interface EvidencePolicy {
  readonly keep: 'sealed' | 'digest';
  readonly days: number;
}

/** Declares an adapter: what it does with its settings has their type from their schema. */
export function adapter<Schema extends SettingsSchema>(
  declared: DeclaredAdapter<Schema>,
): DeclaredAdapter<Schema> {
  return declared;
}
