import {
  type AnchorNote,
  notesOfFile,
  readFolder,
} from '../../node/journal/checkpoint/anchor-folder.ts';
import type {
  AnchorFinding,
  AnchorReport,
  WeighedAnchor,
} from '../../node/journal/checkpoint/anchor-proof.ts';
import { BadUsage } from '../usage.ts';

/** The anchors that the words name: files of one note or several, and folders of such. */
export async function anchorsGiven(words: {
  readonly anchor?: readonly string[] | undefined;
  readonly anchors?: readonly string[] | undefined;
}): Promise<readonly AnchorNote[]> {
  const notes: AnchorNote[] = [];
  for (const file of words.anchor ?? []) {
    const found = await readable('anchor', () => notesOfFile(file));
    if (found.length === 0) throw new BadUsage('--anchor: no signed note is in the file');
    notes.push(...found.map((note) => ({ where: file, note })));
  }
  for (const folder of words.anchors ?? []) {
    notes.push(...(await readable('anchors', () => readFolder(folder))));
  }
  return notes;
}

async function readable<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new BadUsage(`--${name}: can\u2019t be read`);
    }
    throw error;
  }
}

/** What the anchors say, in lines. */
export function anchorLines(report: AnchorReport, size: number): readonly string[] {
  const { anchored, by, anchors, clockBack, checkpointDiffers } = report;
  const chained = size - anchored;
  return [
    anchored > 0
      ? `anchored: entries 1 to ${String(anchored)}, by ${by ?? ''}; only chained: ${String(chained)}`
      : `anchored: none; only chained: ${String(chained)}`,
    ...anchors.filter(({ finding }) => finding !== 'holds').map(lineOf),
    ...(clockBack === undefined
      ? []
      : [`entry ${String(clockBack)}: the clock was set back behind what was anchored`]),
    ...(checkpointDiffers === undefined
      ? []
      : [
          `the checkpoint of ${String(checkpointDiffers)} entries in the journal is not of its entries (checkpoint-differs)`,
        ]),
  ];
}

function lineOf({ where, size, finding, from, to }: WeighedAnchor): string {
  const span = from === undefined ? '' : `; the first wrong entry is ${spanOf(from, to)}`;
  return `${where}, ${String(size)} entries: ${sentences[finding]}${span} (${finding})`;
}

function spanOf(from: number, to = from): string {
  return from === to ? String(from) : `one of ${String(from)} to ${String(to)}`;
}

const sentences: Readonly<Record<AnchorFinding, string>> = {
  holds: 'the journal begins with what was anchored',
  foreign: 'another desk’s',
  unreadable: 'not a checkpoint',
  unsigned:
    'of this desk, but not signed by its key: the journal or its key is another one now, or two desks bear one name',
  'not-checked': 'the key to check it with is not here',
  beyond: 'entries were cut off, or an older copy was put back',
  differs: 'the journal holds other entries than were anchored',
};
