import type { Fault } from '../../shared/verify/registry.ts';
import { barcode, link } from '../fixtures/document-codes.ts';
import {
  startHostileRegistry,
  type HostileOptions,
  type HostileRegistry,
} from './hostile-registry.ts';

export const requestId = '00000000-0000-4000-8000-000000000000';
export const barcodeQuestion = { code: barcode, requestId };
export const linkQuestion = { code: link, requestId };
export const soon = () => AbortSignal.timeout(2_000);

/** What is told of a question that got no answer. */
export const fault = (kind: Fault['kind'], reached: Fault['reached']) =>
  ({ ok: false, fault: { kind, reached } }) as const;

/** An adapter that is opened at a hostile double's address and closed with it. */
export async function withDouble<Adapter extends { close(): void }, Value>(
  hostile: HostileOptions,
  open: (url: string) => Adapter,
  use: (registry: Adapter, double: HostileRegistry) => Promise<Value>,
): Promise<Value> {
  const double = await startHostileRegistry(hostile);
  const registry = open(double.url);
  try {
    return await use(registry, double);
  } finally {
    registry.close();
    await double.close();
  }
}
