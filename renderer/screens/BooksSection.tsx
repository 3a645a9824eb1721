import type { DeskFacts, DeskState } from '../../shared/contract/contract.ts';
import type { Books } from '../bridge.ts';
import type { CodeSearcher } from '../state/code-search.ts';
import type { useShift } from '../state/use-summary.ts';
import type { Language } from '../words/words.ts';
import { JournalStage } from './journal/JournalStage.tsx';
import { SettingsStage } from './settings/SettingsStage.tsx';
import { SummaryStage } from './summary/SummaryStage.tsx';

export const bookSections = ['journal', 'summary', 'settings'] as const;
export type BookSection = (typeof bookSections)[number];

/** What the sections beside the checks need. */
export interface Office {
  readonly books: Books;
  readonly searcher: CodeSearcher;
  readonly shift: ReturnType<typeof useShift>;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly onReceipt: (number: number) => void;
}

interface BooksSectionProps extends Office {
  readonly section: BookSection;
  readonly facts: DeskFacts;
  readonly state: DeskState | undefined;
  /** When the state was read, UTC milliseconds: what these screens take for now. */
  readonly readAt: number;
  readonly onSelfTest: () => void;
}

/** The journal, its summaries, and what the desk was told to do. */
export function BooksSection({ section, books, facts, state, ...props }: BooksSectionProps) {
  if (section === 'journal') {
    return (
      <JournalStage
        journal={books}
        state={state}
        now={props.readAt}
        searcher={props.searcher}
        onReceipt={props.onReceipt}
      />
    );
  }
  if (section === 'summary') {
    return (
      <SummaryStage
        contract={books}
        paper={books}
        facts={facts}
        shift={props.shift.shift}
        beat={beatOf(state)}
        now={props.readAt}
      />
    );
  }
  return (
    <SettingsStage
      contract={books}
      state={state}
      version={facts.version}
      language={props.language}
      onLanguage={props.onLanguage}
      onSelfTest={props.onSelfTest}
    />
  );
}

/** Another one whenever the journal has grown. */
export function beatOf(state: DeskState | undefined): string {
  return state?.journal.kind === 'kept' ? String(state.journal.size) : '';
}
