import type { ForwardState } from '../../shared/desk/forwarding.ts';
import type { Policy } from '../../shared/policy/policy.ts';
import { openForwarding } from './forward/open-forwarding.ts';
import type { Anchoring } from './journal/checkpoint/anchor-keep.ts';
import { keepRetention, type RetentionKeeper } from './keep-retention.ts';
import { noteLife, type Life } from './note-life.ts';
import { openAnchors } from './open-anchors.ts';
import { standOf } from './open-desk.ts';
import type { Kept } from './open-record.ts';

export interface KeeperParts {
  readonly policy: Policy;
  /** Where the journal is. */
  readonly directory: string;
  readonly record: Kept;
  readonly program: Life['program'];
  readonly onBug: (error: unknown) => void;
}

/** All that keeps the journal beside the checks: its anchors, its way to the centre, its age. */
export interface Keepers {
  readonly anchoring: Anchoring;
  readonly retention: RetentionKeeper;
  /** Absent where no centre collects entries. */
  readonly forward: (() => ForwardState) | undefined;
  /** Notes the program's end; close it before the record. */
  close(): void;
}

/** Opens them, and tells the journal that the program has started. */
export function openKeepers({ policy, directory, record, program, onBug }: KeeperParts): Keepers {
  const { journal } = record;
  const stand = standOf(policy);
  const noteEnd = noteLife({ directory, policy, journal, stand, program, onBug });
  const anchoring = openAnchors(policy, record, { ...stand, operator: '' }, onBug);
  const forwarding = openForwarding(policy, directory, {
    onAnchored: (where, size) => {
      journal.note({ ...stand, operator: '', kind: 'anchored', where, size });
    },
    onBug,
  });
  const { retention: rules } = policy.journal;
  const whose = { stand: () => stand, now: Date.now, onBug };
  const retention = keepRetention({ record, retention: rules, ...whose });
  return {
    anchoring,
    retention,
    forward: forwarding?.state,
    close: () => {
      anchoring.close();
      retention.close();
      void forwarding?.close();
      noteEnd();
    },
  };
}
