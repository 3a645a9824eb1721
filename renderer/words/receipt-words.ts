import type { TypeIs } from '../../shared/record/entry.ts';

export interface ReceiptWords {
  readonly button: string;
  readonly title: string;
  readonly intro: string;
  readonly desk: string;
  readonly at: string;
  readonly document: string;
  readonly typeIs: Readonly<Record<TypeIs, string>>;
  readonly service: string;
  readonly operator: string;
  readonly registry: string;
  readonly request: string;
  readonly number: string;
  readonly leaf: string;
  readonly checkpoint: string;
  readonly checkpointSize: (entries: string) => string;
  readonly qr: string;
  readonly verify: string;
  readonly noPerson: string;
  readonly demo: string;
  readonly print: string;
  readonly pdf: string;
  readonly close: string;
  readonly loading: string;
  readonly failed: string;
  readonly printed: string;
  readonly saved: string;
  readonly cancelled: string;
  readonly notSent: string;
  readonly fileName: (number: string) => string;
}
