import { useCallback, useEffect, useState } from 'react';
import { readTyped } from '../../shared/capture/digits.ts';
import type { PhoneContract } from '../../shared/contract/contract.ts';
import { useDesk } from '../state/use-desk.ts';
import { usePageLanguage, useSounds } from '../state/use-effects.ts';
import { usePhone } from '../state/use-phone.ts';
import { useStateLine } from '../state/use-recent.ts';
import { wordsOf } from '../words/advice.ts';
import { WordsContext } from '../words/use-words.ts';
import type { Language } from '../words/words.ts';
import { Announcer } from './Announcer.tsx';
import { Frame, type Section } from './Frame.tsx';
import { Stage, type Desk } from './Stage.tsx';

interface AppProps extends Desk {
  /** Absent outside of the demo. */
  readonly phone: PhoneContract | undefined;
}

/** The desk at work. */
export function App(props: AppProps) {
  const { facts, store } = props;
  const view = useDesk(store);
  const [language, setLanguage] = useState<Language>(facts.language);
  const [section, setSection] = useState<Section>('check');
  const phone = usePhone(props.phone);
  // Read anew whenever a check begins or ends.
  const beat = view.kind === 'showing' ? view.served.requestId : view.kind;
  const state = useStateLine(props.contract, beat);
  usePageLanguage(language);
  useSounds(view);
  const go = useCallback(
    (to: Section) => {
      store.dismiss();
      setSection(to);
    },
    [store],
  );
  // Thirteen digits typed on another screen: whoever typed them means the next check.
  const isElsewhere = view.kind === 'showing' || (view.kind === 'waiting' && section !== 'check');
  const { draft } = props;
  useEffect(
    () =>
      draft.subscribe(() => {
        if (isElsewhere && readTyped(draft.get()).complete) go('check');
      }),
    [draft, isElsewhere, go],
  );
  return (
    <WordsContext value={wordsOf[language]}>
      <Frame
        facts={facts}
        state={state}
        section={view.kind === 'waiting' ? section : 'check'}
        language={language}
        onSection={go}
        onLanguage={setLanguage}
      >
        <Stage {...props} view={view} section={section} phone={phone} state={state} go={go} />
      </Frame>
      <Announcer view={view} />
    </WordsContext>
  );
}
