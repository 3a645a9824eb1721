/** A key's name; screen readers have the shortcut from the manual, not in the middle of a sentence. */
export function Key({ children }: { readonly children: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  );
}
