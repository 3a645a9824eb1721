import type { ReactNode } from 'react';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import { useWords } from '../../words/use-words.ts';

interface PaperProps {
  readonly kind: 'receipt' | 'slip' | 'report';
  readonly mode: DeskFacts['mode'];
  /** Whose it is: the centre, the window. */
  readonly places: readonly string[];
  readonly title: string;
  readonly children: ReactNode;
}

/** What stands on every sheet that is printed; a demo's says that it proves nothing. */
export function Paper({ kind, mode, places, title, children }: PaperProps) {
  const { product, receipt } = useWords();
  return (
    <article className={`paper ${kind}`}>
      {mode === 'demo' && <p className="paper-demo">{receipt.demo}</p>}
      <header className="paper-head">
        <strong>{product}</strong>
        <span>{places.filter(Boolean).join(' · ')}</span>
      </header>
      <h1>{title}</h1>
      {children}
    </article>
  );
}
