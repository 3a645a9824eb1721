/** A field that takes text and can be corrected behind the typist's back. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

/** How a field was at one moment. */
export interface FieldState {
  readonly field: TextField;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The focused text field, if there is one. Number and date fields are none: they keep no caret. */
export function focusedField(page: Document): TextField | undefined {
  const element = page.activeElement;
  return element && isTextField(element) ? element : undefined;
}

export function stateOf(field: TextField): FieldState {
  const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  return { field, value: field.value, start, end };
}

/** Puts a field back as it was. */
export function restore({ field, value, start, end }: FieldState): void {
  field.setRangeText(value, 0, field.value.length, 'end');
  field.setSelectionRange(start, end);
  changed(field);
}

/** Types for the user, at the caret. */
export function insert(field: TextField, text: string): void {
  const { start, end } = stateOf(field);
  field.setRangeText(text, start, end, 'end');
  changed(field);
}

/** Whoever draws the field (React too) hears of it as of a keystroke. */
function changed(field: TextField): void {
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function isTextField(element: Element): element is TextField {
  if (!('selectionStart' in element) || typeof element.selectionStart !== 'number') return false;
  const isShut = ['readOnly', 'disabled'].some((name) => Reflect.get(element, name) === true);
  return !isShut;
}
