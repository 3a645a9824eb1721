import { supportCode } from '../../shared/verdict/support-code.ts';
import { Button } from '../parts/Button.tsx';
import { dateOf, timeOf } from '../show/format.ts';
import type { Showing } from '../state/desk-state.ts';
import { adviceOn } from '../words/advice.ts';
import { useWords } from '../words/use-words.ts';
import { DocumentPart } from './DocumentPart.tsx';

interface AdviceProps {
  readonly view: Showing;
  readonly explains: boolean;
  readonly onNext: () => void;
  readonly onWhy: () => void;
}

/** The white half: what is known of the document, what to do, what to say. */
export function VerdictAdvice({ view, explains, onNext, onWhy }: AdviceProps) {
  const { showing, verdicts } = useWords();
  const advice = adviceOn(view.verdict, verdicts);
  return (
    <section className="card advice">
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
      <div className="actions">
        <Button look="primary" shortcut="Enter" onPress={onNext}>
          {showing.next[view.verdict.kind]}
        </Button>
        <Button look="plain" shortcut="F1" expanded={explains} onPress={onWhy}>
          {showing.why}
        </Button>
      </div>
    </section>
  );
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
