import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { facts, moment } from './gallery/fixtures.ts';
import { states } from './gallery/state-fixtures.ts';
import { scenes } from './gallery/scenes.tsx';
import './look/desk.css';
import './look/gallery.css';
import { Frame } from './screens/Frame.tsx';
import { usePageLanguage } from './state/use-effects.ts';
import { wordsOf } from './words/advice.ts';
import { WordsContext } from './words/use-words.ts';
import { languages, type Language } from './words/words.ts';

const place = document.querySelector('#root');
if (place) createRoot(place).render(<Gallery />);

/** `#valid/uk` draws that scene in that language; without a scene, the list of them all. */
function Gallery() {
  const hash = useSyncExternalStore(onHash, () => window.location.hash);
  const [name = '', tongue] = hash.slice(1).split('/');
  const language = languages.find((one) => one === tongue) ?? 'uk';
  usePageLanguage(language);
  return scenes[name] ? <Picture key={hash} name={name} language={language} /> : <Index />;
}

function Picture({ name, language }: { readonly name: string; readonly language: Language }) {
  const scene = scenes[name];
  if (!scene) return null;
  if (scene.bare) return <WordsContext value={wordsOf[language]}>{scene.draw()}</WordsContext>;
  return (
    <WordsContext value={wordsOf[language]}>
      <Frame
        facts={{ ...facts, mode: scene.mode ?? 'live' }}
        state={states[scene.state ?? 'up']}
        readAt={moment}
        isCalm={scene.isCalm ?? false}
        section={scene.section ?? 'check'}
        language={language}
        onSection={ignore}
        onLanguage={(chosen) => {
          window.location.hash = `${name}/${chosen}`;
        }}
      >
        {scene.draw()}
      </Frame>
    </WordsContext>
  );
}

function Index() {
  return (
    <ul className="gallery-index">
      {Object.keys(scenes).flatMap((name) =>
        languages.map((language) => (
          <li key={`${name}/${language}`}>
            <a href={`#${name}/${language}`}>
              {name} · {language}
            </a>
          </li>
        )),
      )}
    </ul>
  );
}

function onHash(changed: () => void): () => void {
  window.addEventListener('hashchange', changed);
  return () => window.removeEventListener('hashchange', changed);
}

function ignore(): void {
  // In the gallery nothing happens.
}
