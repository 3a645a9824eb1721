import type { Stand } from '../../shared/record/entry.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { type Anchoring, keepAnchors } from './journal/checkpoint/anchor-keep.ts';
import type { Kept } from './open-record.ts';

/** Lays the journal's signed head down wherever the policy says; the journal notes each. Close it before the record. */
export function openAnchors(
  { journal: { anchors } }: Policy,
  record: Pick<Kept, 'journal' | 'newestCheckpoint' | 'keepNeighbour'>,
  stand: Stand,
  onBug: (error: unknown) => void,
): Anchoring {
  const anchoring = keepAnchors(
    anchors,
    {
      newest: () => {
        const newest = record.newestCheckpoint();
        return newest.ok ? newest.value : undefined;
      },
      wasLaidDown: (size) => {
        record.journal.note({ ...stand, kind: 'anchored', where: 'folder', size });
      },
      keepNeighbour: record.keepNeighbour,
    },
    Date.now,
    onBug,
  );
  void anchoring.look().catch(onBug);
  return anchoring;
}
