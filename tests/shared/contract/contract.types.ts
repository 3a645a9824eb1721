import { client } from '../../../shared/contract/client.ts';
import type { Contract } from '../../../shared/contract/contract.ts';
import type { Transport } from '../../../shared/contract/transport.ts';
import type { DocumentCode } from '../../../shared/identify/identified.ts';
import type { CheckEntry } from '../../../shared/record/entry.ts';

/** What must not compile. Checked by the type checker; never run. */
export function mustNotCompile(transport: Transport, entry: CheckEntry): unknown[] {
  const names = { serve: true, facts: true, state: true, heard: true } as const;
  // @ts-expect-error -- a method is missing
  const incomplete = client<Contract>(names, transport);
  // @ts-expect-error -- only `identify` makes a code
  const forged: DocumentCode = { kind: 'barcode', digits: '2858364170864' };
  // @ts-expect-error -- an entry has no field for a text
  const text: unknown = entry.text;
  return [incomplete, forged, text];
}
