import type { ReactNode } from 'react';
import type { DeskFacts, DeskState } from '../../shared/contract/contract.ts';
import { letGo } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { initialsOf } from '../show/format.ts';
import { useWords } from '../words/use-words.ts';
import { languages, type Language } from '../words/words.ts';
import { Notices } from './Notices.tsx';
import { StatePill } from './StatePill.tsx';

export const sections = ['check', 'journal', 'summary', 'settings'] as const;
/** The device test is reached from the devices, not from the tabs. */
export type Section = (typeof sections)[number] | 'self-test';

export interface FrameProps {
  readonly facts: DeskFacts;
  /** Absent until it was read, or when it can't be read. */
  readonly state: DeskState | undefined;
  /** When it was read, UTC milliseconds. */
  readonly readAt: number;
  /** No visitor's answer is on the screen: there is room for what the desk itself needs. */
  readonly isCalm: boolean;
  /** The check that is under way or answered on the screen. */
  readonly check?: number | undefined;
  readonly section: Section;
  readonly language: Language;
  /** Whose shift it is; in its absence the settings' administrator stands there. */
  readonly shift?: ReactNode;
  readonly onSection: (section: Section) => void;
  readonly onLanguage: (language: Language) => void;
  readonly children: ReactNode;
}

/** What stands around every screen: whose desk it is, how it is, and that it is a demo when it is one. */
export function Frame(props: FrameProps) {
  const { facts } = props;
  return (
    <div className={`frame ${facts.mode}`}>
      {facts.mode === 'demo' && <DemoBand />}
      <header className="head">
        <Brand centre={facts.desk.centre} window={facts.desk.window} />
        <Tabs section={props.section} onSection={props.onSection} />
        <span className="head-gap" />
        <Languages language={props.language} onLanguage={props.onLanguage} />
        <StatePill state={props.state} now={props.readAt} check={props.check} />
        {props.shift ?? <Operator name={facts.operator} />}
      </header>
      {props.isCalm && props.state && <Notices state={props.state} now={props.readAt} />}
      <main className="main">{props.children}</main>
    </div>
  );
}

function Operator({ name }: { readonly name: string }) {
  return (
    <span className="operator">
      <span className="initials" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span className="operator-name">{name}</span>
    </span>
  );
}

function DemoBand() {
  const { desk } = useWords();
  return (
    <p className="demo-band">
      <span>
        <strong>{desk.demo}</strong> {desk.demoNote}
      </span>
    </p>
  );
}

function Brand({ centre, window }: { readonly centre: string; readonly window: string }) {
  const { product } = useWords();
  return (
    <div className="brand">
      <span className="tile">
        <Icon name="tick" />
      </span>
      <strong className="product">{product}</strong>
      <span className="place">{[centre, window].filter(Boolean).join(' · ')}</span>
    </div>
  );
}

function Tabs({ section, onSection }: Pick<FrameProps, 'section' | 'onSection'>) {
  const { desk } = useWords();
  return (
    <nav className="tabs" aria-label={desk.sections}>
      {sections.map((one) => (
        <button
          key={one}
          type="button"
          className="tab"
          aria-current={one === section ? 'page' : undefined}
          onClick={(event) => {
            letGo(event);
            onSection(one);
          }}
        >
          {desk[one]}
        </button>
      ))}
    </nav>
  );
}

function Languages({ language, onLanguage }: Pick<FrameProps, 'language' | 'onLanguage'>) {
  const { desk } = useWords();
  return (
    <div className="languages" role="group" aria-label={desk.language}>
      {languages.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          onClick={(event) => {
            letGo(event);
            onLanguage(one);
          }}
        >
          {desk.languages[one]}
        </button>
      ))}
    </div>
  );
}
