import type { Shift } from '../../../shared/contract/shift.ts';
import { letGo } from '../../parts/Button.tsx';
import { hourOf, initialsOf } from '../../show/format.ts';
import { useWords } from '../../words/use-words.ts';

interface ShiftBadgeProps {
  readonly shift: Shift;
  readonly onOpen: () => void;
}

/** Who works at this window and since when; pressed, it changes that. */
export function ShiftBadge({ shift, onOpen }: ShiftBadgeProps) {
  const words = useWords().shift;
  const { operator, openSince } = shift;
  return (
    <button
      type="button"
      className="operator shift-badge"
      aria-haspopup="dialog"
      onClick={(event) => {
        letGo(event);
        onOpen();
      }}
    >
      <span className="initials" aria-hidden="true">
        {initialsOf(operator)}
      </span>
      <span className="operator-name two-lines">
        <span className="cut">{operator}</span>
        <span className="row-note">
          {openSince === undefined ? words.none : words.since(hourOf(openSince))}
        </span>
      </span>
    </button>
  );
}
