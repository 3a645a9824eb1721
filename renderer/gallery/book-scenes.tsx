import type { Exporting, Proving } from '../../shared/contract/journal.ts';
import { Journal } from '../screens/journal/Journal.tsx';
import { JournalTroubled } from '../screens/journal/JournalTroubled.tsx';
import { ServiceCard } from '../screens/waiting/ServiceCard.tsx';
import { Settings, type SettingsRead } from '../screens/settings/Settings.tsx';
import { ShiftDialog } from '../screens/shift/ShiftDialog.tsx';
import { Summary } from '../screens/summary/Summary.tsx';
import { createBox } from '../state/box.ts';
import type { CodeSearch } from '../state/code-search.ts';
import { todaysJournal, type JournalQuery, type Sought } from '../state/journal-query.ts';
import { windowAt, type JournalWindow } from '../state/journal-window.ts';
import type { SummaryRead } from '../state/use-summary.ts';
import {
  altered,
  journalEntries,
  leaf,
  proved,
  settingsView,
  shift,
  summary,
} from './book-fixtures.ts';
import { facts, moment } from './fixtures.ts';
import { paperScenes } from './paper-scenes.tsx';
import { nothing, waitingScene, type Scene } from './scene.tsx';

const read = windowAt('newest', journalEntries);

/** The journal and all that is made of it. */
export const bookScenes: Readonly<Record<string, Scene>> = {
  journal: journalScene({}),
  'journal-detail': journalScene({ chosen: 1_204 }),
  'journal-happened': journalScene({ chosen: 1_201 }),
  'journal-altered': journalScene({ proving: altered, chosen: 1_204, inclusion: 'broken' }),
  'journal-keyless': journalScene({ proving: { ...proved, tag: 'not-checked', anchored: 0 } }),
  'journal-proving': journalScene({
    proving: { kind: 'running', done: 3_204_000, total: 10_000_000 },
  }),
  'journal-exporting': journalScene({
    exporting: { kind: 'running', done: 91_000, total: 184_203 },
  }),
  'journal-exported': journalScene({
    exporting: { kind: 'exported', path: 'D:\\Архів\\zvirka-podil-4.zip', entries: 184_203 },
  }),
  'journal-export-failed': journalScene({ exporting: { kind: 'failed', because: 'exists' } }),
  'journal-by-code': journalScene({ search: { kind: 'waiting', leftMs: 21_400 } }),
  'journal-code-failed': journalScene({
    search: { kind: 'failed' },
    window: windowAt('newest', []),
  }),
  'journal-sought': journalScene({
    query: { text: 'Коваль' },
    sought: { kind: 'unknown' },
    window: windowAt('newest', []),
  }),
  'journal-empty': journalScene({ window: windowAt('newest', []), proving: { kind: 'never' } }),
  'journal-failed': {
    ...journalScene({
      window: { ...windowAt('newest', []), status: 'failed' },
      proving: { kind: 'failed' },
    }),
  },
  'journal-no-room': troubleScene('SQLITE_FULL'),
  'journal-damaged': troubleScene('JournalUnreadable'),
  ...paperScenes,
  summary: summaryScene({ kind: 'read', summary }),
  'summary-empty': summaryScene({
    kind: 'read',
    summary: { ...summary, counts: [], times: [], offline: [], slices: [] },
  }),
  'summary-failed': summaryScene({ kind: 'failed' }),
  'shift-open': shiftScene(undefined),
  'shift-close': shiftScene(shift.openSince),
  settings: settingsScene({ kind: 'read', view: settingsView }),
  'settings-none': settingsScene({
    kind: 'read',
    view: {
      ...settingsView,
      file: undefined,
      own: [],
      key: undefined,
      retention: undefined,
      anchors: [],
    },
  }),
  'settings-failed': settingsScene({ kind: 'failed' }),
  'waiting-service': waitingScene({
    service: <ServiceCard services={facts.services} chosen={createBox(facts.services[0])} />,
  }),
};

interface JournalChange {
  readonly window?: JournalWindow;
  readonly chosen?: number;
  readonly inclusion?: 'proved' | 'broken';
  readonly proving?: Proving;
  readonly exporting?: Exporting;
  readonly search?: CodeSearch;
  readonly query?: Partial<JournalQuery>;
  readonly sought?: Sought;
}

function journalScene(change: JournalChange): Scene {
  const { window = read, chosen } = change;
  const entry = window.entries.find(({ number }) => number === chosen);
  return {
    section: 'journal',
    isCalm: true,
    draw: () => (
      <Journal
        search={{
          query: { ...todaysJournal, ...change.query },
          sought: change.sought ?? { kind: 'nothing' },
          names: { operators: [facts.operator], services: facts.services, because: [] },
          search: change.search ?? { kind: 'off' },
          onQuery: nothing,
          onClear: nothing,
          onFindByCode: nothing,
          onStop: nothing,
          isBusy: change.exporting?.kind === 'running',
          onExport: nothing,
        }}
        banner={{ proving: change.proving ?? proved, onProve: nothing, onCancel: nothing }}
        exporting={change.exporting ?? { kind: 'idle' }}
        table={{
          window,
          chosen,
          onChoose: nothing,
          onOpen: nothing,
          onMore: nothing,
          onEnd: nothing,
        }}
        detail={
          entry && {
            entry,
            detail: { leaf, inclusion: change.inclusion ?? 'proved', checkpointSize: 1_204 },
            onClose: nothing,
            onReceipt: nothing,
          }
        }
        onCancelExport={nothing}
        onCloseExport={nothing}
        onAgain={nothing}
      />
    ),
  };
}

function troubleScene(detail: string): Scene {
  return {
    section: 'journal',
    state: 'broken',
    draw: () => (
      <JournalTroubled detail={detail} onSetAside={() => Promise.resolve({ kind: 'failed' })} />
    ),
  };
}

function summaryScene(sums: SummaryRead): Scene {
  return {
    section: 'summary',
    isCalm: true,
    draw: () => (
      <Summary
        choice={{ span: 'day', back: 0 }}
        title="22.11.2026"
        read={sums}
        isAbsent={false}
        now={moment}
        sent={undefined}
        onChoice={nothing}
        onPaper={nothing}
        onCsv={nothing}
      />
    ),
  };
}

function settingsScene(settings: SettingsRead): Scene {
  return {
    section: 'settings',
    isCalm: true,
    draw: () => (
      <Settings
        read={settings}
        state={undefined}
        version={facts.version}
        language="uk"
        onLanguage={nothing}
        onAgain={nothing}
        onSelfTest={nothing}
      />
    ),
  };
}

function shiftScene(openSince: number | undefined): Scene {
  return {
    section: 'summary',
    draw: () => (
      <ShiftDialog
        shift={{ ...shift, openSince }}
        changed={undefined}
        onOpenShift={nothing}
        onCloseShift={nothing}
        onClose={nothing}
      />
    ),
  };
}
