import { useWords } from '../words/use-words.ts';

/** A quick answer shows no spinner at all: a flash of one only disturbs. */
const spinnerMs = 300;
const longMs = 2_000;

/** Between the scan and the verdict. */
export function Checking({ elapsedMs }: { readonly elapsedMs: number }) {
  const { showing } = useWords();
  const isLong = elapsedMs >= longMs;
  return (
    <section className="checking card" aria-busy="true">
      {elapsedMs >= spinnerMs && (
        <>
          <span className="spinner" aria-hidden="true" />
          <h1>{isLong ? showing.longer : showing.checking}</h1>
          <p>{isLong ? showing.longerHint : showing.checkingHint}</p>
        </>
      )}
    </section>
  );
}
