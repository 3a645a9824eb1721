import type { Trouble } from '../../shared/contract/contract.ts';
import { useWords } from '../words/use-words.ts';
import { Restart } from './Restart.tsx';
import { Sheet } from './Sheet.tsx';

interface TroubledProps {
  readonly trouble: Trouble;
  readonly onRestart: () => void;
}

/** What IT has to mend before this window may work. */
export function Troubled({ trouble, onRestart }: TroubledProps) {
  const words = useWords().trouble;
  return (
    <div className="frame">
      <main className="main stopped">
        <Sheet
          headline={words.headline}
          sentence={words.causes[trouble.because]}
          foot={`${words.file}: ${trouble.file}`}
          steps={words.steps}
          actions={<Restart onRestart={onRestart} />}
        >
          {trouble.places.length > 0 && (
            <div className="say selectable">
              <span className="eyebrow">{words.places}</span>
              <ul>
                {trouble.places.map((place) => (
                  <li key={place}>{place}</li>
                ))}
              </ul>
            </div>
          )}
        </Sheet>
      </main>
    </div>
  );
}
