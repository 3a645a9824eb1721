/** What the engine's module gives for one picture: memory of its own, outside of JavaScript's. */
interface Results {
  size(): number;
  /** Every vector of Emscripten has it; the library's types don't say so. */
  delete?(): void;
}

/** zxing-wasm's module, as far as it is touched here. */
interface Engine<Words extends readonly unknown[]> {
  readBarcodesFromImage(...words: Words): Results;
}

/**
 * zxing-wasm copies its results and never frees them: some 3 kB a read, 6 MB for each minute that a code lies
 * before the camera. Gives the way to free what was read so far; the copies stay. For `readBarcodes` of files.
 */
export function freeResults<Words extends readonly unknown[]>(engine: Engine<Words>): () => void {
  const unfreed: Results[] = [];
  const read = engine.readBarcodesFromImage.bind(engine);
  engine.readBarcodesFromImage = (...words) => {
    const results = read(...words);
    unfreed.push(results);
    return results;
  };
  return () => {
    for (const results of unfreed.splice(0)) results.delete?.();
  };
}
