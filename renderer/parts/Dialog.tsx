import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

interface DialogProps {
  readonly label: string;
  readonly look?: 'paper-dialog' | 'form-dialog';
  /** Escape, or the browser's own way of closing. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window over the page; what lies under it waits. */
export function Dialog({ label, look = 'form-dialog', onClose, children }: DialogProps) {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    // Where nothing is typed, nothing in it is chosen yet: Tab goes to the first.
    if (!dialog?.querySelector('input')) dialog?.focus();
    return () => dialog?.close();
  }, []);
  // Beside the page: what is printed is the paper alone.
  return createPortal(
    <dialog
      ref={place}
      tabIndex={-1}
      className={`card ${look}`}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>,
    document.body,
  );
}
