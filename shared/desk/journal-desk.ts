import type {
  EntryDetail,
  Exporting,
  ExportRequest,
  JournalContract,
  Proving,
  ReceiptPaper,
  Running,
} from '../contract/journal.ts';
import { identifyCapture } from '../identify/identify.ts';
import type { DocumentCode } from '../identify/identified.ts';
import type { CapturePolicy } from '../policy/policy.ts';
import type { Journal } from '../record/journal.ts';
import { createLongWork, type Tell } from './long-work.ts';

/** What came of long work, once it is over. */
export type Ended<State> = Exclude<
  State,
  Running | { readonly kind: 'never' | 'idle' | 'choosing' }
>;

/** What the journal's screen needs of the world. */
export interface JournalPorts {
  readonly journal: Pick<Journal, 'list' | 'names'>;
  readonly capture: CapturePolicy;
  /** The digests of a code with every key that is kept. */
  readonly digests: (code: DocumentCode) => readonly string[];
  readonly detail: (number: number) => EntryDetail | undefined;
  readonly receipt: (number: number) => ReceiptPaper | undefined;
  readonly prove: (tell: Tell, signal: AbortSignal) => Promise<Ended<Proving>>;
  /** Where to, by the system's window; nothing when the person thought better of it. */
  readonly whereTo: (request: ExportRequest) => Promise<string | undefined>;
  readonly exportTo: (
    path: string,
    request: ExportRequest,
    tell: Tell,
    signal: AbortSignal,
  ) => Promise<Ended<Exporting>>;
  /** Whether a new journal was begun. */
  readonly setAside: () => boolean;
  readonly onBug: (error: unknown) => void;
}

/** The journal's part of the contract. */
export function createJournalDesk(ports: JournalPorts): JournalContract {
  const { journal, capture, onBug } = ports;
  const proving = createLongWork<{ kind: 'never' }, Ended<Proving>>(
    { kind: 'never' },
    { kind: 'failed' },
    onBug,
  );
  const exporting = createExporting(ports);
  return {
    find: (request) => {
      try {
        return Promise.resolve({ kind: 'found', entries: journal.list(request) });
      } catch (error) {
        onBug(error);
        return Promise.resolve({ kind: 'failed' });
      }
    },
    names: () => Promise.resolve().then(() => journal.names()),
    digests: ({ text }) => {
      const identified = identifyCapture({ text, source: 'keyed' }, capture);
      const codes = identified.kind === 'document' ? ports.digests(identified.code) : [];
      return Promise.resolve({ codes });
    },
    detail: ({ number }) => Promise.resolve().then(() => ports.detail(number)),
    receipt: ({ number }) => Promise.resolve().then(() => ports.receipt(number)),
    prove: () => Promise.resolve(proving.start(ports.prove)),
    proving: () => Promise.resolve(proving.state()),
    cancelProving: () => {
      proving.cancel();
      return Promise.resolve({});
    },
    ...exporting,
    setAside: () => Promise.resolve({ kind: ports.setAside() ? 'done' : 'failed' }),
  };
}

type ExportMethods = Pick<JournalContract, 'exportJournal' | 'exporting' | 'cancelExport'>;

/** One export at a time, and one window that asks where to. */
function createExporting({ whereTo, exportTo, onBug }: JournalPorts): ExportMethods {
  const fresh = () =>
    createLongWork<{ kind: 'idle' }, Ended<Exporting>>(
      { kind: 'idle' },
      { kind: 'failed', because: 'journal' },
      onBug,
    );
  let work = fresh();
  let isChoosing = false;
  const state = (): Exporting => (isChoosing ? { kind: 'choosing' } : work.state());
  return {
    exportJournal: async (request) => {
      if (isChoosing || work.state().kind === 'running') return state();
      isChoosing = true;
      const path = await whereTo(request).finally(() => (isChoosing = false));
      if (path === undefined) {
        work = fresh();
        return { kind: 'cancelled' };
      }
      return work.start((tell, signal) => exportTo(path, request, tell, signal));
    },
    exporting: () => Promise.resolve(state()),
    cancelExport: () => {
      work.cancel();
      return Promise.resolve({});
    },
  };
}
