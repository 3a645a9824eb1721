import type { MouseEvent, ReactNode } from 'react';
import { Key } from './Key.tsx';

interface ButtonProps {
  readonly look: 'primary' | 'plain' | 'quiet' | 'demo' | 'glass';
  /** The key that does the same, as it is printed on the keyboard. */
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly submit?: boolean;
  /** Makes the button a switch. */
  readonly pressed?: boolean;
  readonly expanded?: boolean;
  /** For a button that shows only a sign; the key printed on it is said too (WCAG 2.5.3). */
  readonly label?: string;
  readonly onPress?: () => void;
  readonly children: ReactNode;
}

export function Button(props: ButtonProps) {
  return (
    <button
      type={props.submit ? 'submit' : 'button'}
      className={`button ${props.look}`}
      disabled={props.disabled}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-label={props.label && [props.label, props.shortcut].filter(Boolean).join(', ')}
      onClick={(event) => {
        letGo(event);
        props.onPress?.();
      }}
    >
      {props.children}
      {props.shortcut !== undefined && <Key>{props.shortcut}</Key>}
    </button>
  );
}

/** A button pressed by mouse or finger must not catch the next Enter. Chosen by Tab, it keeps the focus. */
export function letGo(event: MouseEvent<HTMLElement>): void {
  if (event.detail > 0) event.currentTarget.blur();
}
