import type { Transport } from '../../shared/contract/transport.ts';
import { pageOf } from './security-policy.ts';

/** Who calls: Electron's facts, as far as the decision needs them. */
export interface Sender {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** SECURITY: each page has its own transport; another origin or an inner frame has none (guide, 17). */
export function transportFor(
  sender: Sender | undefined,
  pages: Readonly<Record<string, Transport>>,
): Transport | undefined {
  const page = sender?.isMainFrame ? pageOf(sender.url) : undefined;
  return page !== undefined && Object.hasOwn(pages, page) ? pages[page] : undefined;
}
