import type { CoachHint } from '../../../shared/capture/coach.ts';
import { never } from '../../../shared/lib/never.ts';
import type { Hint } from '../../state/desk-state.ts';
import { useWords } from '../../words/use-words.ts';

/** A word in passing over the camera's picture: no verdict, no full screen. */
export function HintNote({ hint }: { readonly hint: Hint }) {
  const { waiting, strangers } = useWords();
  switch (hint.kind) {
    case 'foreign':
      return (
        <div className="hint">
          <strong>
            {waiting.notOurs}: {strangers[hint.looksLike].name}
          </strong>
          <span>{strangers[hint.looksLike].advice}</span>
        </div>
      );
    case 'repeated':
      return <div className="hint small">{waiting.repeated(Math.round(hint.agoMs / 1000))}</div>;
    case 'no-code-in-file':
      return <div className="hint small">{waiting.noCodeInFile}</div>;
    default:
      return never(hint);
  }
}

/** What would help a code that is in view but can't be read. */
export function CoachNote({ hint }: { readonly hint: CoachHint }) {
  const { waiting } = useWords();
  return <div className="hint small coach">{waiting.coach[hint]}</div>;
}
