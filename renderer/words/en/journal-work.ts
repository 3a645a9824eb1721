import { manyEn } from '../plural.ts';
import type { ExportWords, HappeningWords, ProofWords } from '../journal-words.ts';

const entries = (count: string) => manyEn(Number(count), 'entry', 'entries');

export const enProof: ProofWords = {
  never: 'The journal has not been proved since the program started.',
  prove: 'Prove the journal',
  again: 'Prove it again',
  running: (done, total) => `Proving the journal: ${done} of ${total}`,
  cancel: 'Stop',
  cancelled: 'Proving the journal was stopped.',
  failed: 'The journal could not be proved: it cannot be read.',
  holds: (count, seconds) => `The journal is whole: ${entries(count)} proved in ${seconds} s.`,
  holdsSoFar: (count, seconds) =>
    `The journal is whole as far as it could be checked: ${entries(count)} proved in ${seconds} s without the installation key.`,
  checkpoint: (date, time) => `Checkpoint signed on ${date} at ${time}.`,
  noCheckpoint: 'There is no checkpoint yet.',
  anchored: (number, places) => `Copy up to entry №\u00a0${number}: ${places}.`,
  notAnchored: 'There is no copy of a checkpoint outside this computer.',
  places: {
    folder: 'folder',
    syslog: 'log server',
    otlp: 'log collector',
    slip: 'shift slip',
    neighbour: 'the next desk',
  },
  altered: 'The journal was changed by something else than this program.',
  alteredAt: (number) =>
    `The journal was changed by something else than this program: the first wrong entry is №\u00a0${number}.`,
  alteredTodo:
    'Mend and delete nothing. Tell the head of the centre and IT: a copy of the journal folder is needed.',
};

export const enExport: ExportWords = {
  button: 'Export',
  formats: { csv: 'CSV table', jsonl: 'JSON lines', bundle: 'Evidence bundle' },
  notes: {
    csv: 'for Excel, as filtered',
    jsonl: 'for other programs, as filtered',
    bundle: 'the whole journal, signed, for an auditor, one .zip file',
  },
  folder: 'Evidence bundle as a folder',
  cancel: 'Stop',
  choosing: 'Choose where to save it.',
  running: (done, total) => `Writing: ${done} of ${total}`,
  exported: (count) => `Saved ${entries(count)}:`,
  cancelled: 'The export was cancelled.',
  troubles: {
    exists: 'Such a file is there, and an export overwrites nothing. Choose another name.',
    'no-room': 'The disk is full. Choose another place.',
    'no-access': 'This place may not be written to. Choose another one.',
    'too-large': 'The journal is too large for one .zip file. Choose the bundle as a folder.',
    unsigned: 'The checkpoint could not be signed, so there is no bundle.',
    altered:
      'The journal was changed by something else than this program, so nothing was exported. Prove the journal.',
    journal: 'The journal cannot be read, so nothing was exported.',
  },
  close: 'Hide',
};

export const enHappenings: HappeningWords = {
  started: (program) => `Program started, version ${program}`,
  stopped: 'Program closed',
  offlineOpened: (cause) => `The link to the register was lost: ${cause}`,
  offlineClosed: (span, attempts) =>
    `The link is back. The break lasted ${span}, checks meanwhile: ${attempts}`,
  shiftOpened: 'Shift opened',
  shiftClosed: (checks) => `Shift closed. Checks in the shift: ${checks}`,
  setting: (key, by) => `Setting ${key} changed. By: ${by}`,
  settingChange: (was, now) => `was ${was}, now ${now}`,
  secret: 'secret',
  nothing: 'empty',
  exported: (format, count) => `Exported ${entries(count)}: ${format}`,
  viewed: (by) => `The journal was viewed. By: ${by}`,
  purged: (count, date) => `Texts removed by retention: ${entries(count)} before ${date}`,
  keyRotated: (year) => `The digest key was changed to the key of ${year}`,
  clock: (seconds) => `This computer’s clock differs from the register’s by ${seconds} s`,
  clockSet: (seconds, was) =>
    `This computer’s clock differs from the register’s by ${seconds} s, before by ${was} s`,
  evidence: (request) => `The register’s signed answer to request ${request} was kept`,
  anchored: (place, number) =>
    `Checkpoint copy up to entry №\u00a0${number} was laid down: ${place}`,
  setAside: (trouble) => `The journal before was laid aside and a new one begun. Cause: ${trouble}`,
  restored: (number) => `The journal was restored from a copy up to entry №\u00a0${number}`,
};
