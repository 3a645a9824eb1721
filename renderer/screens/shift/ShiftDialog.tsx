import { useState, type SyntheticEvent } from 'react';
import type { Shift, ShiftChanged } from '../../../shared/contract/shift.ts';
import { Button } from '../../parts/Button.tsx';
import { Dialog } from '../../parts/Dialog.tsx';
import { dateOf, hourOf } from '../../show/format.ts';
import { useWords } from '../../words/use-words.ts';

interface ShiftDialogProps {
  readonly shift: Shift;
  /** What the last change came to; absent before any. */
  readonly changed: ShiftChanged | undefined;
  readonly onOpenShift: (operator: string) => void;
  readonly onCloseShift: () => void;
  readonly onClose: () => void;
}

/** Begins and ends a shift: whose name the journal's entries bear. */
export function ShiftDialog({ shift, changed, ...props }: ShiftDialogProps) {
  const { shift: words, summary } = useWords();
  const [name, setName] = useState(shift.operator);
  const { openSince } = shift;
  const isReady = name.trim() !== '' && (openSince === undefined || name.trim() !== shift.operator);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isReady) props.onOpenShift(name.trim());
  };
  return (
    <Dialog label={words.menu} onClose={props.onClose}>
      <form className="shift-form" onSubmit={submit}>
        <h2>{words.menu}</h2>
        <p className="note">
          {openSince === undefined
            ? summary.noShift
            : `${shift.operator}. ${summary.shiftSince(dateOf(openSince), hourOf(openSince))}`}
        </p>
        <NameField name={name} onName={setName} />
        <p role="status" className="note bad">
          {changed?.kind === 'failed' && words.failed}
        </p>
        <div className="shift-actions">
          <Button look="primary" submit disabled={!isReady}>
            {words.open}
          </Button>
          {openSince !== undefined && (
            <Button look="plain" onPress={props.onCloseShift}>
              {words.close}
            </Button>
          )}
          <Button look="quiet" shortcut="Esc" onPress={props.onClose}>
            {words.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface NameFieldProps {
  readonly name: string;
  readonly onName: (name: string) => void;
}

function NameField({ name, onName }: NameFieldProps) {
  const { shift: words } = useWords();
  return (
    <>
      <label htmlFor="shift-name">{words.name}</label>
      <input
        id="shift-name"
        className="field"
        autoComplete="off"
        spellCheck={false}
        maxLength={120}
        aria-describedby="shift-note"
        value={name}
        onChange={({ currentTarget }) => onName(currentTarget.value)}
      />
      <p id="shift-note" className="note">
        {words.nameNote}
      </p>
    </>
  );
}
