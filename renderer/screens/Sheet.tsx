import type { ReactNode } from 'react';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/use-words.ts';

interface SheetProps {
  readonly headline: string;
  readonly sentence: string;
  readonly foot: string;
  readonly steps: readonly string[];
  /** The way out. */
  readonly actions: ReactNode;
  readonly children?: ReactNode;
}

/** A verdict-like screen for when the desk itself can't go on: grey and hatched, as everything unchecked. */
export function Sheet(props: SheetProps) {
  const { showing } = useWords();
  return (
    <article className="verdict">
      <section className="panel tone-unsure">
        <span className="panel-sign">
          <Icon name="triangle" />
        </span>
        <h1>{props.headline}</h1>
        <p className="panel-sentence">{props.sentence}</p>
        <span className="panel-gap" />
        <p className="panel-foot selectable">{props.foot}</p>
      </section>
      <section className="card advice">
        <h2 className="eyebrow">{showing.todo}</h2>
        <ol className="steps">
          {props.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {props.children}
        <span className="panel-gap" />
        {props.actions}
      </section>
    </article>
  );
}
