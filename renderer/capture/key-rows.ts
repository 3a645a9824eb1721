import type { Key } from '../../shared/capture/key.ts';
import { sentKeysOf } from '../../shared/capture/sent-keys.ts';

/** What was heard of a row of keys; nothing when it was taken for a person's. */
export type HeardRow = { readonly text: string } | 'too-long' | undefined;

/** Gathers keys between two silences. */
export interface KeyRows {
  add(key: Key): void;
  /** The keys so far were a scan; the marks after it still belong to it. */
  end(heard: HeardRow): void;
  stop(): void;
}

/** A row this long after its last key is over, whatever it was. */
const silenceMs = 700;
/** The marks after a scan, such as a second Enter, come within this time. */
const suffixMs = 200;
/** Fewer keys are nobody's code. */
const fewestKeys = 6;

export function createKeyRows(onRow: (heard: HeardRow, keys: readonly Key[]) => void): KeyRows {
  let keys: readonly Key[] = [];
  let heard: HeardRow;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const finish = () => {
    clearTimeout(timer);
    const over = { heard, keys };
    [heard, keys] = [undefined, []];
    const isRow = over.heard ?? sentKeysOf(over.keys).characters >= fewestKeys;
    if (isRow) onRow(over.heard, over.keys);
  };
  const finishAfter = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(finish, ms);
  };
  return {
    add(key) {
      keys = [...keys, key];
      if (!heard) finishAfter(silenceMs);
    },
    end(ended) {
      if (heard) finish();
      heard = ended;
      finishAfter(suffixMs);
    },
    stop() {
      clearTimeout(timer);
      [heard, keys] = [undefined, []];
    },
  };
}
