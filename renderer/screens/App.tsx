import { useCallback, useEffect, useState } from 'react';
import { readTyped } from '../../shared/capture/digits.ts';
import type { PhoneContract } from '../../shared/contract/contract.ts';
import { keepLanguage, recallLanguage } from '../state/language-memory.ts';
import { useDesk } from '../state/use-desk.ts';
import { usePageLanguage, useSounds } from '../state/use-effects.ts';
import { usePhone } from '../state/use-phone.ts';
import { useStateLine } from '../state/use-recent.ts';
import { useShift } from '../state/use-summary.ts';
import { wordsOf } from '../words/advice.ts';
import { WordsContext } from '../words/use-words.ts';
import type { Language } from '../words/words.ts';
import { beatOf, type Office } from './BooksSection.tsx';
import { Announcer } from './Announcer.tsx';
import { Frame, type Section } from './Frame.tsx';
import { Papers, usePaper } from './paper/Papers.tsx';
import { ShiftBadge } from './shift/ShiftBadge.tsx';
import { Stage, type Desk } from './Stage.tsx';

interface AppProps extends Desk, Pick<Office, 'books' | 'searcher'> {
  /** Absent outside of the demo. */
  readonly phone: PhoneContract | undefined;
}

/** The desk at work. */
export function App(props: AppProps) {
  const { facts, store } = props;
  const view = useDesk(store);
  const { language, onLanguage } = useLanguage(facts);
  const [section, setSection] = useState<Section>('check');
  const phone = usePhone(props.phone);
  const { state, readAt } = useStateLine(props.contract, store, view);
  const shift = useShift(props.books, beatOf(state));
  const papers = usePaper(store, view);
  useSounds(view);
  const go = useCallback(
    (to: Section) => {
      store.dismiss();
      setSection(to);
    },
    [store],
  );
  const isElsewhere = view.kind === 'showing' || (view.kind === 'waiting' && section !== 'check');
  useTypedCode(props, isElsewhere, go);
  return (
    <WordsContext value={wordsOf[language]}>
      <Frame
        facts={facts}
        state={state}
        readAt={readAt}
        isCalm={view.kind === 'waiting'}
        check={'check' in view ? view.check : undefined}
        section={view.kind === 'waiting' ? section : 'check'}
        language={language}
        onSection={go}
        onLanguage={onLanguage}
        shift={shift.shift && <ShiftBadge shift={shift.shift} onOpen={papers.onShift} />}
      >
        <Stage
          {...props}
          {...{ view, section, phone, state, readAt, go, shift, language, onLanguage }}
          onReceipt={papers.onReceipt}
        />
      </Frame>
      <Announcer view={view} />
      <Papers
        paper={papers.paper}
        books={props.books}
        facts={facts}
        shift={shift}
        onClose={papers.onClose}
      />
    </WordsContext>
  );
}

/** Thirteen digits typed on another screen: whoever typed them means the next check, or the code that is sought. */
function useTypedCode(
  { draft, searcher }: Pick<AppProps, 'draft' | 'searcher'>,
  isElsewhere: boolean,
  go: (to: Section) => void,
): void {
  useEffect(
    () =>
      draft.subscribe(() => {
        if (!isElsewhere || !readTyped(draft.get()).complete) return;
        if (searcher.take(draft.get())) draft.set('');
        else go('check');
      }),
    [draft, searcher, isElsewhere, go],
  );
}

/** The window's language; a choice outlives the program. */
function useLanguage(facts: AppProps['facts']) {
  const [language, setLanguage] = useState<Language>(() => recallLanguage(facts));
  const onLanguage = useCallback((chosen: Language) => {
    keepLanguage(chosen);
    setLanguage(chosen);
  }, []);
  usePageLanguage(language);
  return { language, onLanguage };
}
