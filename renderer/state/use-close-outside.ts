import { useEffect, type RefObject } from 'react';

/** While it is open: a press elsewhere, or Escape, closes the list at this place and does nothing else. */
export function useCloseOutside(
  place: RefObject<HTMLElement | null>,
  isOpen: boolean,
  close: () => void,
): void {
  useEffect(
    () => (isOpen ? closeOutside(() => place.current, close) : undefined),
    [place, isOpen, close],
  );
}

function closeOutside(place: () => HTMLElement | null, close: () => void): () => void {
  const press = (event: PointerEvent) => {
    if (!(event.target instanceof Node && place()?.contains(event.target))) close();
  };
  const type = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
    event.stopPropagation();
    // What had the focus in the list goes with it: the focus stays with the button that opened it.
    if (place()?.contains(document.activeElement)) place()?.querySelector('button')?.focus();
    close();
  };
  window.addEventListener('pointerdown', press);
  window.addEventListener('keydown', type, true);
  return () => {
    window.removeEventListener('pointerdown', press);
    window.removeEventListener('keydown', type, true);
  };
}
