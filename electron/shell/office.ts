import { existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron/main';
import type { Contract } from '../../shared/contract/contract.ts';
import {
  journalGuards,
  paperGuards,
  settingsGuards,
  shiftGuards,
} from '../../shared/contract/guards.ts';
import type { ExportRequest, JournalContract } from '../../shared/contract/journal.ts';
import type { PaperContract } from '../../shared/contract/paper.ts';
import type { SettingsContract } from '../../shared/contract/settings.ts';
import type { ShiftContract } from '../../shared/contract/shift.ts';
import type { Stand } from '../../shared/record/entry.ts';
import { fileDay } from '../node/file-day.ts';
import { openBooks, type BooksParts } from '../node/open-books.ts';
import { standOf } from '../node/open-desk.ts';
import { tableCsv } from '../node/table-csv.ts';
import { askWhereTo } from './dialogs.ts';
import { newIncident, type Log } from './log.ts';
import { openPaper } from './print.ts';
import { systemSealer } from './secrets.ts';

type OfficeContract = JournalContract & ShiftContract & SettingsContract & PaperContract;

/** Everything about the journal that a desk does beside its checks. */
export interface Office {
  /** Whose desk it is at this moment. */
  readonly stand: Stand;
  /** The same desk, whose checks open a shift when none is open. */
  readonly around: (desk: Contract) => Contract;
  readonly contract: OfficeContract;
}

type OfficeParts = Pick<
  BooksParts,
  'policy' | 'directory' | 'record' | 'anchoring' | 'retention'
> & {
  /** The settings file that was named, if any. */
  readonly named: string | undefined;
};

export const officeGuards = { ...journalGuards, ...shiftGuards, ...settingsGuards, ...paperGuards };

/** Opens the office of a desk: journal, shifts, settings, papers. */
export function openOffice({ named, ...parts }: OfficeParts, log: Log): Office {
  const { contract, shifts } = openBooks({
    ...parts,
    file: fileOf(named),
    sealer: systemSealer(),
    stand: standOf(parts.policy),
    version: app.getVersion(),
    whereTo,
    onBug: (error) => log({ kind: 'incident', number: newIncident(), error }),
  });
  const { stand, ensureOpen, shift, openShift, closeShift, summary } = shifts;
  const shiftContract = { shift, openShift, closeShift, summary };
  const around = (desk: Contract): Contract => ({
    ...desk,
    serve: (capture) => {
      ensureOpen();
      return desk.serve(capture);
    },
  });
  return { stand, around, contract: { ...contract, ...shiftContract, ...openPaper(tableCsv) } };
}

function fileOf(named: string | undefined): string | undefined {
  const own = path.join(app.getPath('userData'), 'settings.json');
  return named ?? (existsSync(own) ? own : undefined);
}

const endings = { csv: 'csv', jsonl: 'jsonl', bundle: 'zip' } as const;

/** The name says what it is and of which day; nothing of whose documents. */
function whereTo({ format, zip }: ExportRequest): Promise<string | undefined> {
  const day = fileDay(Date.now());
  const isFolder = format === 'bundle' && !zip;
  const filter = isFolder
    ? { name: 'Folder', extensions: ['*'] }
    : { name: endings[format].toUpperCase(), extensions: [endings[format]] };
  return askWhereTo(`zvirka-${format}-${day}`, filter);
}
