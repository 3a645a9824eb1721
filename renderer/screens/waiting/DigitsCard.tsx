import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ChangeEvent,
  type ClipboardEvent,
  type MouseEvent,
  type SyntheticEvent,
} from 'react';
import { editDigits, readTyped, slip } from '../../../shared/capture/digits.ts';
import { readPasted } from '../../../shared/capture/pasted.ts';
import { Button } from '../../parts/Button.tsx';
import { DigitGroups, placeAt, type Chosen } from '../../parts/DigitGroups.tsx';
import { Key } from '../../parts/Key.tsx';
import { useBox, type Box } from '../../state/box.ts';
import { useKeys, type Keys } from '../../state/use-keys.ts';
import { useWords } from '../../words/use-words.ts';
import type { WaitingWords } from '../../words/words.ts';

type Typed = ReturnType<typeof readTyped>;

export interface DigitsCardProps {
  /** What the field holds: digits typed past it come into it too. */
  readonly draft: Box<string>;
  /** 13 digits, or a link that was pasted. */
  readonly onKeyed: (text: string) => void;
}

/** The third shape of the identifier (KMU-139): 13 digits, typed. A slip is told before anything is asked. */
export function DigitsCard({ draft, onKeyed }: DigitsCardProps) {
  const { waiting } = useWords();
  const typed = readTyped(useBox(draft));
  const editing = useEditing(draft, onKeyed);
  const isReady = typed.complete;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isReady) onKeyed(typed.digits);
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
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="digits-note"
          aria-invalid={typed.fault !== 'none'}
          value={typed.digits}
          {...editing.props}
        />
        <DigitGroups digits={typed.digits} chosen={editing.chosen} />
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

/** The field itself: one, for screen readers and pasting, while the groups are only drawn. */
function useEditing(draft: Box<string>, onKeyed: (text: string) => void) {
  const field = useRef<HTMLInputElement>(null);
  const caret = useRef<number>(undefined);
  const [chosen, setChosen] = useState<Chosen>({ from: 0, to: 0 });
  const digits = useBox(draft);
  useKeys(useMemo<Keys>(() => ({ F2: () => field.current?.focus() }), []));
  // Digits that came past the field: the next ones go into it.
  useEffect(() => {
    if (digits !== '') field.current?.focus();
  }, [digits]);
  useLayoutEffect(() => {
    const at = caret.current ?? digits.length;
    caret.current = undefined;
    field.current?.setSelectionRange(at, at);
    setChosen({ from: at, to: at });
  }, [digits]);
  const change = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const { value, selectionStart } = currentTarget;
    const edited = editDigits(draft.get(), value, selectionStart ?? value.length);
    caret.current = edited.caret;
    draft.set(edited.digits);
    setChosen({ from: edited.caret, to: edited.caret });
  };
  const paste = (event: ClipboardEvent) => {
    const pasted = readPasted(event.clipboardData.getData('text'));
    // Less than a whole number goes where the caret is, like other text.
    if (pasted.kind === 'digits' && pasted.digits.length < 13) return;
    event.preventDefault();
    if (pasted.kind === 'link') onKeyed(pasted.text);
    else draft.set(pasted.digits);
  };
  return {
    chosen,
    props: {
      ref: field,
      onChange: change,
      onPaste: paste,
      onSelect: (event: SyntheticEvent<HTMLInputElement>) => setChosen(selectionOf(event)),
      onMouseUp: aim,
    },
  };
}

function selectionOf({ currentTarget: field }: SyntheticEvent<HTMLInputElement>): Chosen {
  return { from: field.selectionStart ?? 0, to: field.selectionEnd ?? 0 };
}

/** The field's own letters lie elsewhere than the drawn ones: a click means a drawn place, a drag all of them. */
function aim({ currentTarget: field, clientX }: MouseEvent<HTMLInputElement>): void {
  if (field.selectionStart !== field.selectionEnd) {
    field.select();
    return;
  }
  const at = placeAt(field.parentElement, clientX);
  field.setSelectionRange(at, at);
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
