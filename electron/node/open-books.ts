import type { ExportRequest, JournalContract } from '../../shared/contract/journal.ts';
import type { SettingsContract } from '../../shared/contract/settings.ts';
import { createJournalDesk } from '../../shared/desk/journal-desk.ts';
import { createShiftDesk, type ShiftDesk } from '../../shared/desk/shift-desk.ts';
import { wait } from '../../shared/lib/wait.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import type { Stand } from '../../shared/record/entry.ts';
import { receiptLine } from '../../shared/record/receipt.ts';
import { exportTo } from './books/export-to.ts';
import { proveAll } from './books/prove-all.ts';
import { shownPolicy } from './chosen-settings.ts';
import type { Anchoring } from './journal/checkpoint/anchor-keep.ts';
import { peekCheckpoint } from './journal/checkpoint/checkpoint.ts';
import { makeReceipt, proveEntry } from './journal/checkpoint/receipt.ts';
import type { Sealer } from './keys.ts';
import type { Kept } from './open-record.ts';
import type { RetentionKeeper } from './keep-retention.ts';

export interface BooksParts {
  readonly policy: Policy;
  /** The settings file; absent when the desk works without one. */
  readonly file: string | undefined;
  /** The journal's own folder. */
  readonly directory: string;
  readonly sealer: Sealer | undefined;
  readonly record: Kept;
  readonly anchoring: Pick<Anchoring, 'notes' | 'look' | 'states'>;
  readonly retention: Pick<RetentionKeeper, 'preview'>;
  /** Whose desk it is by the settings. */
  readonly stand: Stand;
  /** The program's version. */
  readonly version: string;
  /** Where an export goes, by the system's window. */
  readonly whereTo: (request: ExportRequest) => Promise<string | undefined>;
  readonly onBug: (error: unknown) => void;
}

/** The journal, its shifts and the settings, as the desk's page may ask about them. */
export interface Books {
  readonly contract: JournalContract & SettingsContract;
  readonly shifts: ShiftDesk;
}

/** Opens what an office needs beside the checks themselves. */
export function openBooks(parts: BooksParts): Books {
  const { record, policy, anchoring } = parts;
  const checkpoint = () => {
    const made = record.checkpoint(parts.stand.desk);
    void anchoring.look().catch(parts.onBug);
    return made.ok ? made.value : undefined;
  };
  const shifts = createShiftDesk({
    journal: record.journal,
    stand: parts.stand,
    checkpoint: () => checkpoint()?.note,
    now: Date.now,
    breathe: () => wait(0, new AbortController().signal),
    onBug: parts.onBug,
  });
  const journal = createJournalDesk({
    journal: record.journal,
    capture: policy.capture,
    digests: record.digests,
    detail: (number) => proveEntry(parts.directory, number),
    receipt: (number) => receiptPaper(parts, number, checkpoint),
    prove: (tell, signal) => proveAll(parts, tell, signal),
    whereTo: parts.whereTo,
    exportTo: (path, request, tell, signal) =>
      exportTo(parts, shifts.stand, { path, request, tell, signal }),
    setAside: () => {
      const begun = record.setAside(parts.stand);
      shifts.readAnew();
      return begun.ok;
    },
    onBug: parts.onBug,
  });
  const settings = () => Promise.resolve(settingsView(parts));
  return { contract: { ...journal, settings }, shifts };
}

function settingsView({ policy, file, directory, record, retention, anchoring }: BooksParts) {
  const newest = record.newestCheckpoint();
  const plan = retention.preview();
  return {
    ...shownPolicy(policy),
    file,
    folder: directory,
    key: newest.ok ? newest.value?.key : undefined,
    retention: plan.ok ? { before: plan.value.before, entries: plan.value.entries } : undefined,
    anchors: anchoring.states(),
  };
}

/** An entry that no checkpoint spans yet gets one: its receipt can be proved from then on. */
function receiptPaper(
  { directory, record }: BooksParts,
  number: number,
  checkpoint: () => unknown,
) {
  const first = makeReceipt(directory, number);
  if (first === 'not-yet') checkpoint();
  const receipt = first === 'not-yet' ? makeReceipt(directory, number) : first;
  const [entry] = record.journal.list({ limit: 1, filter: { number } });
  if (typeof receipt === 'string' || !entry) return undefined;
  const { leaf, checkpoint: note } = receipt;
  const checkpointSize = peekCheckpoint(note)?.size ?? 0;
  return { entry, leaf, checkpoint: note, checkpointSize, qr: receiptLine(receipt) };
}
