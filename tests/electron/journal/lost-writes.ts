import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lookAt, runAndKill, type Said } from './kill-rounds.ts';

const sector = 512;

/**
 * Kills a desk, and then takes from its disk what a power cut may take: of all that was written after the
 * last step it told, each sector is there or not, by chance, ten times over. Only its log grows
 * meanwhile; the folding of the log into the file is not simulated.
 */
export async function losingRound(directory: string, copies: string, said: Said): Promise<void> {
  for (const line of await runAndKill(directory, Math.random() * 150, copies)) {
    const [step, id = ''] = line.split(' ');
    if (step === 'begun') said.begun.add(id);
    if (step === 'finished') said.done.add(id);
    if (step === 'noted') said.noted.add(id);
  }
  said.rounds += 1;
  const names = ['journal.db', 'journal.db-wal'] as const;
  const flushed = names.map((name) => readFileSync(path.join(copies, name)));
  const written = names.map((name) => readFileSync(path.join(directory, name)));
  for (let time = 0; time < 10; time += 1) {
    names.forEach((name, index) => {
      const left = partly(flushed[index] ?? Buffer.of(), written[index] ?? Buffer.of());
      writeFileSync(path.join(directory, name), left);
    });
    // Shared memory does not outlive the power.
    if (existsSync(path.join(directory, 'journal.db-shm')))
      rmSync(path.join(directory, 'journal.db-shm'));
    lookAt(directory, said);
  }
}

/** The later bytes where chance lets them be, the earlier ones else; what never came is zeros. */
function partly(before: Buffer, after: Buffer): Buffer {
  const left = Buffer.alloc(
    Math.random() < 0.3 ? before.length : Math.max(before.length, after.length),
  );
  before.copy(left);
  for (let at = 0; at < left.length; at += sector) {
    if (Math.random() < 0.5) after.copy(left, at, at, Math.min(after.length, at + sector));
  }
  return left;
}
