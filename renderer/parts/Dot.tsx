/** A lamp beside a word that says the same. */
export function Dot({ lit }: { readonly lit: 'good' | 'bad' | 'dim' }) {
  return <span className={`dot ${lit}`} aria-hidden="true" />;
}
