import type { ReactNode } from 'react';
import { supportCode } from '../../../shared/verdict/support-code.ts';
import { Button } from '../../parts/Button.tsx';
import { dateOf, timeOf } from '../../show/format.ts';
import type { Showing } from '../../state/desk-state.ts';
import { isOpen } from '../../state/retry.ts';
import type { Advice } from '../../words/advice-words.ts';
import { adviceOn } from '../../words/advice.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { DocumentPart } from './DocumentPart.tsx';

interface AdviceProps {
  readonly view: Showing;
  readonly explains: boolean;
  readonly tools: ReactNode;
  readonly onNext: () => void;
  readonly onRetry: () => void;
  readonly onWhy: () => void;
}

/** The white half: what is known of the document, what to do, what to say. */
export function VerdictAdvice(props: AdviceProps) {
  const { view, explains } = props;
  const words = useWords();
  const { showing } = words;
  const advice = adviceFor(view, words);
  return (
    <section className={`card advice ${view.served.card && !view.cleared ? 'beside-card' : ''}`}>
      <DocumentPart view={view} />
      <h2 className="eyebrow">{showing.todo}</h2>
      <ol className="steps">
        {advice.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="say">
        <span className="eyebrow">{showing.say}</span>
        {showing.quoted(advice.say)}
      </p>
      {explains && (
        <p className="why" role="status">
          {advice.why}
        </p>
      )}
      <SupportLine view={view} />
      {view.served.repaired && <p className="support">{showing.repaired[view.served.repaired]}</p>}
      <span className="panel-gap" />
      <Actions {...props} />
    </section>
  );
}

function Actions({ view, explains, tools, onNext, onRetry, onWhy }: AdviceProps) {
  const { showing, link } = useWords();
  const mayRetry = isOpen(view.retry);
  return (
    <div className="actions">
      {mayRetry && (
        <Button look="primary" shortcut="Enter" onPress={onRetry}>
          {link.retry.now}
        </Button>
      )}
      <Button
        look={mayRetry ? 'plain' : 'primary'}
        shortcut={mayRetry ? 'Esc' : 'Enter'}
        onPress={onNext}
      >
        {showing.next[view.verdict.kind]}
      </Button>
      <Button look="plain" shortcut="F1" expanded={explains} onPress={onWhy}>
        {showing.why}
      </Button>
      {!mayRetry && tools}
    </div>
  );
}

/** Where only waiting helps, the steps are those of waiting; what IT has to mend keeps its own. */
function adviceFor({ verdict, served, retry }: Showing, words: Words): Advice {
  const { verdicts, link, card } = words;
  const own = adviceOn(verdict, verdicts);
  if (verdict.kind === 'valid' && served.card) return { ...own, ...card.valid };
  const isForIt =
    verdict.kind === 'unchecked' && ['untrusted', 'proxy-refused'].includes(verdict.because);
  if (!retry || isForIt) return own;
  return { ...own, ...(isOpen(retry) ? link.retry.open : link.retry.closed) };
}

/** For the telephone call to the help desk; green needs none. */
function SupportLine({ view }: { readonly view: Showing }) {
  const { showing } = useWords();
  const { entry } = view.served;
  const code = supportCode(view.verdict, entry?.number);
  if (code === '') return null;
  const moment = entry ? ` · ${dateOf(entry.recordedAt)} ${timeOf(entry.recordedAt)}` : '';
  return (
    <p className="support">
      {showing.support}: <span className="selectable">{code}</span>
      {moment}
    </p>
  );
}
