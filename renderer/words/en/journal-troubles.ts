import type { JournalTroubles } from '../journal-words.ts';

const call = 'Call IT support and tell them the code below.';
const paper = 'Meanwhile accept paper documents.';
const aside =
  'Or lay this journal aside and begin a new one: the old one stays beside it untouched.';
const lastWay =
  'Only if it cannot be updated: lay this journal aside and begin a new one; the old one stays beside it untouched.';

export const enJournalTroubles: JournalTroubles = {
  headline: 'The journal cannot be written, so there are no checks',
  troubles: {
    'in-use': {
      sentence: 'Another program has the journal.',
      steps: ['Close other windows of Zvirka on this computer.', call],
    },
    missing: {
      sentence: 'The journal’s file is gone, and its key is still there.',
      steps: ['Let IT put the file back from a copy.', aside, paper],
    },
    unreadable: {
      sentence: 'The journal’s file is damaged.',
      steps: ['Let IT restore the journal from a copy.', aside, paper],
    },
    foreign: {
      sentence: 'Another file lies in the journal’s place.',
      steps: [call, aside, paper],
    },
    'from-future': {
      sentence: 'A newer version of the program kept this journal.',
      steps: ['Let IT update the program first.', paper, lastWay],
    },
    altered: {
      sentence: 'The journal or its key was changed by something else than this program.',
      steps: ['Mend nothing: make a copy of the journal folder for the auditor.', aside, paper],
    },
    'no-room': {
      sentence: 'The disk is full.',
      steps: ['Make room: writing goes on by itself.', call, paper],
    },
    'read-only': {
      sentence: 'The program may not write to the journal folder.',
      steps: ['Let IT give the right to write back: writing goes on by itself.', paper],
    },
    unwritable: {
      sentence: 'The disk takes nothing.',
      steps: [call, 'Writing goes on by itself once the disk works.', paper],
    },
    'key-lost': {
      sentence: 'The journal is there, its key is not.',
      steps: ['Let IT put the key back from a copy.', aside, paper],
    },
    'key-damaged': {
      sentence: 'The journal’s key is damaged.',
      steps: ['Let IT put the key back from a copy.', aside, paper],
    },
    'key-sealed': {
      sentence: 'The journal’s key was sealed by another account.',
      steps: ['Log in with the account the program was set up with.', call, paper],
    },
  },
  support: 'Code',
  setAside: 'Lay the journal aside and begin a new one',
  setAsideAsk:
    'The old journal stays on the disk whole; the new one begins with an entry about it. Do this only when IT agrees.',
  setAsideYes: 'Yes, begin a new one',
  setAsideNo: 'No',
  setAsideFailed: 'It failed. The old journal was not touched.',
};
