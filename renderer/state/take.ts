import { longestCapture, tooLongText, type Source } from '../../shared/capture/capture.ts';
import { identify } from '../../shared/identify/identify.ts';
import type { Box } from './box.ts';
import type { CodeSearcher } from './code-search.ts';
import type { DeskStore } from './desk-store.ts';

/** Takes a text that a device brought; tells whether it became a check. */
export type Take = (text: string, source: Source) => boolean;

interface Taking {
  readonly store: Pick<DeskStore, 'capture'>;
  readonly draft: Pick<Box<string>, 'set'>;
  readonly searcher: Pick<CodeSearcher, 'take'>;
  /** What the next check is for. */
  readonly service: Pick<Box<string | undefined>, 'get'>;
  /** UTC milliseconds. */
  readonly now: () => number;
}

export function createTake({ store, draft, searcher, service, now }: Taking): Take {
  return (text, source) => {
    // Only while somebody searches the journal by a code, and sees so, is a code no check.
    if (searcher.take(text)) return false;
    // A stranger in passing does not take away what is half typed; the next visitor's code does.
    if (source === 'keyed' || identify(text).kind === 'document') draft.set('');
    // What no code can be is recorded too, without its text.
    const kept = text.length > longestCapture ? tooLongText : text;
    // Now, not at sending: a check that is made again is for what the first one was for.
    store.capture({ text: kept, source, capturedAt: now(), service: service.get() });
    return true;
  };
}
