import { useMemo, useRef, useState, type ClipboardEvent, type SyntheticEvent } from 'react';
import { readTyped, slip } from '../../shared/capture/digits.ts';
import { Button } from '../parts/Button.tsx';
import { Key } from '../parts/Key.tsx';
import { useKeys, type Keys } from '../state/use-keys.ts';
import { useWords } from '../words/use-words.ts';
import type { WaitingWords } from '../words/words.ts';

type Typed = ReturnType<typeof readTyped>;

/** The third shape of the identifier (KMU-139): 13 digits, typed. A slip is told before anything is asked. */
export function DigitsCard({ onDigits }: { readonly onDigits: (digits: string) => void }) {
  const { waiting } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(() => readTyped(''));
  useKeys(useMemo<Keys>(() => ({ F2: () => field.current?.focus() }), []));
  const isReady = typed.complete;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isReady) onDigits(typed.digits);
  };
  const paste = (event: ClipboardEvent) => {
    event.preventDefault();
    setTyped(readTyped(event.clipboardData.getData('text')));
  };
  return (
    <form className="card digits" onSubmit={submit}>
      <label htmlFor="digits">
        {waiting.digits}
        <Key>F2</Key>
      </label>
      <div className={`groups ${typed.fault === 'none' ? '' : 'wrong'}`}>
        <input
          id="digits"
          ref={field}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="digits-note"
          aria-invalid={typed.fault !== 'none'}
          value={typed.digits}
          onChange={(event) => setTyped(readTyped(event.target.value))}
          onPaste={paste}
          onSelect={keepAtEnd}
        />
        <Groups digits={typed.digits} />
      </div>
      <div className="digits-foot">
        <p id="digits-note" role="status" className={noteLook(typed)}>
          {noteOf(typed, waiting)}
        </p>
        <Button look="primary" submit disabled={!isReady} shortcut="Enter">
          {waiting.checkDigits}
        </Button>
      </div>
    </form>
  );
}

/** Where each group of 4-4-5 begins and ends. */
const groups = [
  [0, 4],
  [4, 8],
  [8, 13],
] as const;

/** The picture of the field above: the field itself is one, for screen readers and for pasting. */
function Groups({ digits }: { readonly digits: string }) {
  const at = Math.min(digits.length, 12);
  return groups.map(([from, to]) => (
    <span
      key={from}
      aria-hidden="true"
      className={`group ${at >= from && at < to ? 'current' : ''} ${digits.length > from ? 'begun' : ''}`}
    >
      {digits.slice(from, to)}
    </span>
  ));
}

/** The drawn caret stands at the end, so the real one must too; choosing the whole text is let be. */
function keepAtEnd({ currentTarget: field }: SyntheticEvent<HTMLInputElement>): void {
  const end = field.value.length;
  const isWhole = field.selectionStart === 0 && field.selectionEnd === end;
  if (!isWhole && field.selectionStart !== end) field.setSelectionRange(end, end);
}

function noteLook(typed: Typed): string {
  if (typed.fault !== 'none') return 'note bad';
  return typed.complete ? 'note good' : 'note';
}

function noteOf(typed: Typed, words: WaitingWords): string {
  if (typed.fault === 'leading-zero') return words.digitsLeadingZero;
  if (typed.fault === 'check-digit') return slipNote(typed.digits, words);
  if (typed.complete) return words.digitsRight;
  return typed.digits === '' ? words.digitsHelp : words.digitsLeft(13 - typed.digits.length);
}

function slipNote(digits: string, words: WaitingWords): string {
  const found = slip(digits);
  return found?.kind === 'swapped'
    ? words.digitsSwapped(digits.slice(found.at, found.at + 2))
    : words.digitsWrong;
}
