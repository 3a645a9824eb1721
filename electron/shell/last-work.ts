import { app } from 'electron/main';
import type { JournalContract } from '../../shared/contract/journal.ts';
import { wait } from '../../shared/lib/wait.ts';

/** An export takes so long at most to put away what it has begun. */
const patienceMs = 3_000;
const lookMs = 20;

/** Lets an export put away its half file before the program ends: nobody may take one for a whole. */
export function endExportFirst(
  journal: Pick<JournalContract, 'exporting' | 'cancelExport'>,
  onBug: (error: unknown) => void,
): void {
  let isOver = false;
  let isEnding = false;
  app.on('before-quit', (event) => {
    if (isOver) return;
    event.preventDefault();
    if (isEnding) return;
    isEnding = true;
    void endExport(journal)
      .catch(onBug)
      .finally(() => {
        isOver = true;
        app.quit();
      });
  });
}

async function endExport({
  exporting,
  cancelExport,
}: Pick<JournalContract, 'exporting' | 'cancelExport'>): Promise<void> {
  const until = performance.now() + patienceMs;
  await cancelExport({});
  while ((await exporting({})).kind === 'running' && performance.now() < until) {
    await wait(lookMs, new AbortController().signal);
  }
}
