import { useCallback, useState } from 'react';
import type { PaperSent } from '../../shared/contract/paper.ts';

/** A paper or a table on its way out of the desk. */
export interface Sending {
  /** What came of the last one; absent before any. */
  readonly sent: PaperSent | 'sending' | undefined;
  readonly send: (sending: Promise<PaperSent>) => void;
  readonly forget: () => void;
}

export function useSending(): Sending {
  const [sent, setSent] = useState<Sending['sent']>();
  const send = useCallback((sending: Promise<PaperSent>) => {
    setSent('sending');
    sending.then(setSent, () => setSent({ kind: 'failed' }));
  }, []);
  const forget = useCallback(() => setSent(undefined), []);
  return { sent, send, forget };
}
