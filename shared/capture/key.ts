/** One `keydown`. */
export interface Key {
  /** `KeyboardEvent.code`: the physical key. */
  readonly code: string;
  /** `KeyboardEvent.key`: what the active layout made of it. Only ever given back. */
  readonly typed: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  readonly repeat: boolean;
  /** Whether the focused element takes text. */
  readonly inField: boolean;
  /** `KeyboardEvent.timeStamp`: monotonic milliseconds at which the system saw the key. */
  readonly at: number;
}

/** Physical keys that write nothing by themselves and are held or locked beside the others. */
export const modifiers = /^(?:Shift|Control|Alt|Meta|OS)(?:Left|Right)$|^(?:CapsLock|NumLock|Fn)$/;
