/** A field that takes text and can be corrected behind the typist's back. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** How a field was at one moment. */
export interface FieldState {
  readonly field: TextField;
  readonly value: string;
  /** Nothing where the browser tells no caret: fields for numbers, dates and addresses. */
  readonly caret: { readonly start: number; readonly end: number } | undefined;
}

/** The focused field, if it takes what is typed. */
export function focusedField(page: Document): TextField | undefined {
  const element = page.activeElement;
  return element && isTextField(element) ? element : undefined;
}

export function stateOf(field: TextField): FieldState {
  const { selectionStart, selectionEnd } = field;
  const caret =
    typeof selectionStart === 'number'
      ? { start: selectionStart, end: selectionEnd ?? selectionStart }
      : undefined;
  return { field, value: field.value, caret };
}

/** Puts a field back as it was. */
export function restore({ field, value, caret }: FieldState): void {
  if (caret) {
    field.setRangeText(value, 0, field.value.length, 'end');
    field.setSelectionRange(caret.start, caret.end);
  } else setValue(field, value);
  changed(field);
}

/** Types for the user, at the caret, or at the end where there is none. */
export function insert(field: TextField, text: string): void {
  const { value, caret } = stateOf(field);
  if (caret) field.setRangeText(text, caret.start, caret.end, 'end');
  else setValue(field, value + text);
  changed(field);
}

/** Past the setter that React lays over it, or React would not see a change. */
function setValue(field: TextField, value: string): void {
  const { prototype } =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Reflect.set(prototype, 'value', value, field);
}

/** Whoever draws the field (React too) hears of it as of a keystroke. */
function changed(field: TextField): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Inputs that take keys and tell no caret (HTML Standard, «apply» table of `input`). */
const withoutCaret = /^(?:email|number|date|month|week|time|datetime-local)$/;

function isTextField(element: Element): element is TextField {
  const isShut = ['readOnly', 'disabled'].some((name) => Reflect.get(element, name) === true);
  if (isShut || !('selectionStart' in element)) return false;
  const kind: unknown = Reflect.get(element, 'type');
  return (
    typeof element.selectionStart === 'number' ||
    (typeof kind === 'string' && withoutCaret.test(kind))
  );
}
