import { useEffect, useState } from 'react';
import { openDesk, openPhone } from './bridge.ts';
import { symbol } from './demo/symbol.ts';
import './look/desk.css';
import { PhonePage } from './screens/phone/PhonePage.tsx';
import { start, stop } from './start.tsx';
import { usePageLanguage } from './state/use-effects.ts';
import { usePhone } from './state/use-phone.ts';
import { wordsOf } from './words/advice.ts';
import { WordsContext } from './words/use-words.ts';
import type { Language } from './words/words.ts';

const contract = openPhone();

openDesk()
  .facts({})
  .then(({ language }) => start(<PhoneWindow language={language} />))
  .catch(stop);

function PhoneWindow({ language }: { readonly language: Language }) {
  const { screen, change } = usePhone(contract);
  const now = useNow();
  usePageLanguage(language);
  if (!screen) return null;
  return (
    <WordsContext value={wordsOf[language]}>
      <PhonePage screen={screen} change={change} draw={symbol} now={now} />
    </WordsContext>
  );
}

/** The time of day, twice a second. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now;
}
