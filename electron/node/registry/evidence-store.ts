import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { attempt } from '../journal/attempt.ts';
import { digestOf, seal, unseal } from './evidence-seal.ts';
import { makeFolder } from '../make-folder.ts';
import { writeWhole } from '../write-whole.ts';

/** The folder beside the journal: what is still to be fetched, and the sealed containers by their digests. */
export interface EvidenceStore {
  /** Remembers, over a restart too, that a check's evidence is to be fetched. */
  expect(requestId: string): void;
  /** It was fetched. */
  forget(requestId: string): void;
  /** The checks whose evidence is still to be fetched; those of more than a month ago are given up. */
  waiting(): readonly string[];
  /** Seals a container under its digest; false when the disk did not take it. */
  keep(container: Uint8Array, key: Uint8Array): boolean;
  /** Deletes the containers that were kept longer than so many days. */
  dropOlder(days: number): void;
}

const dayMs = 24 * 3_600_000;
const giveUpAfterMs = 31 * dayMs;
const waitingName = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.waiting$/;
const sealedName = /^[0-9a-f]{64}$/;

/**
 * `directory` is the journal's; nothing is made in it before it is needed. A disk that fails is borne. Nothing
 * is deleted for its age while the clock is not proved: one that is years ahead takes everything for old.
 */
export function openEvidenceStore(directory: string, isClockProved: () => boolean): EvidenceStore {
  const folder = path.join(directory, 'evidence');
  const waitingFile = (requestId: string) => path.join(folder, `${requestId}.waiting`);
  const removeOlder = (files: readonly string[], ageMs: number) => {
    if (!isClockProved()) return;
    const before = Date.now() - ageMs;
    for (const file of files.filter((one) => statSync(one).mtimeMs < before)) rmSync(file);
  };
  const idsWaiting = () => readdirSync(folder).flatMap((name) => waitingName.exec(name)?.[1] ?? []);
  return {
    expect(requestId) {
      attempt(() => {
        makeFolder(folder);
        writeFileSync(waitingFile(requestId), '', { mode: 0o600, flush: true });
      });
    },
    forget(requestId) {
      attempt(() => rmSync(waitingFile(requestId), { force: true }));
    },
    waiting() {
      const found = attempt(() => {
        removeOlder(idsWaiting().map(waitingFile), giveUpAfterMs);
        return idsWaiting();
      });
      return found.ok ? found.value : [];
    },
    keep: (container, key) =>
      attempt(() => {
        writeWhole(sealedFile(folder, digestOf(container)), seal(container, key));
      }).ok,
    dropOlder(days) {
      attempt(() => {
        const sealed = readdirSync(folder).filter((name) => name.endsWith(ending));
        removeOlder(
          sealed.map((name) => path.join(folder, name)),
          days * dayMs,
        );
      });
    },
  };
}

const ending = '.asice.sealed';

/** The container of a digest; undefined when it is not kept here, or can't be opened with this key. */
export function readEvidence(
  directory: string,
  digest: string,
  key: Uint8Array,
): Uint8Array | undefined {
  if (!sealedName.test(digest)) return undefined;
  const read = attempt(() => readFileSync(sealedFile(path.join(directory, 'evidence'), digest)));
  return read.ok ? unseal(read.value, digest, key) : undefined;
}

function sealedFile(folder: string, digest: string): string {
  return path.join(folder, digest + ending);
}
