import type { PaperSent } from '../../../shared/contract/paper.ts';
import type { Sending } from '../../state/use-sending.ts';
import type { ReceiptWords } from '../../words/receipt-words.ts';
import { useWords } from '../../words/use-words.ts';

/** What came of a paper or a table that should leave the desk. */
export function SentLine({ sent }: Pick<Sending, 'sent'>) {
  const { receipt } = useWords();
  const isFailed = typeof sent === 'object' && sent.kind === 'failed';
  return (
    <p role="status" className={isFailed ? 'note bad' : 'note'}>
      {typeof sent === 'object' && lineOf(sent, receipt)}
    </p>
  );
}

function lineOf(sent: PaperSent, words: ReceiptWords): string {
  if (sent.kind === 'saved') return `${words.saved} ${sent.path}`;
  if (sent.kind === 'failed') return words.notSent;
  return words[sent.kind];
}
