import { useCallback } from 'react';
import type { Contract, DeskFacts, DeskState } from '../../shared/contract/contract.ts';
import { never } from '../../shared/lib/never.ts';
import type { DeskCamera } from '../capture/desk-camera.ts';
import { Lens } from '../parts/Lens.tsx';
import { useBox, type Box } from '../state/box.ts';
import type { Passing, View } from '../state/desk-state.ts';
import type { DeskStore } from '../state/desk-store.ts';
import { useJournal } from '../state/use-journal.ts';
import type { Phone } from '../state/use-phone.ts';
import { useRecent } from '../state/use-recent.ts';
import { Broken } from './Broken.tsx';
import { Checking } from './Checking.tsx';
import type { Section } from './Frame.tsx';
import { Journal } from './Journal.tsx';
import { VerdictCard } from './VerdictCard.tsx';
import { Waiting } from './Waiting.tsx';

/** All that the desk's page was given by its composition root. */
export interface Desk {
  readonly contract: Contract;
  readonly facts: DeskFacts;
  readonly store: DeskStore;
  readonly camera: DeskCamera;
  readonly video: HTMLVideoElement;
  readonly parking: HTMLElement;
  /** What the digits field holds, also while it is not shown. */
  readonly draft: Box<string>;
  readonly onKeyed: (text: string) => void;
  readonly onFile: (file: Blob) => Promise<void>;
  readonly onOpenPhone: () => void;
  readonly onRestart: () => void;
}

interface StageProps extends Desk {
  readonly view: View;
  readonly section: Section;
  readonly phone: Phone;
  readonly state: DeskState | undefined;
  readonly go: (to: Section) => void;
}

/** The one screen of the moment. */
export function Stage(props: StageProps) {
  const { view, store, facts, phone, go } = props;
  const { change, screen } = phone;
  const onNext = useCallback(() => {
    // The visitor takes the phone away; a new one comes with a new code.
    if (screen?.held) change({ held: false });
    go('check');
  }, [change, go, screen?.held]);
  switch (view.kind) {
    case 'waiting':
      return props.section === 'journal' ? (
        <JournalStage {...props} />
      ) : (
        <WaitingStage {...props} hint={view.hint} />
      );
    case 'checking':
      return <Checking elapsedMs={view.elapsedMs} />;
    case 'showing':
      return (
        <VerdictCard
          key={view.served.requestId}
          view={view}
          timings={facts.timings}
          onNext={onNext}
          onPause={store.pause}
        />
      );
    case 'broken':
      return <Broken incident={view.incident} onRestart={props.onRestart} />;
    default:
      return never(view);
  }
}

function WaitingStage(props: StageProps & { readonly hint: Passing | undefined }) {
  const { contract, phone } = props;
  const camera = useBox(props.camera.view);
  const set = useBox(props.camera.set);
  const coach = useBox(props.camera.hint);
  const { choose, turn } = props.camera;
  // A foreign code leaves a line in the journal too, without leaving this screen.
  const recent = useRecent(contract, String(props.hint?.at ?? ''));
  const demo = phone.screen && {
    held: phone.screen.held,
    onHold: (held: boolean) => phone.change({ held, fresh: held }),
    onOpenPhone: props.onOpenPhone,
  };
  return (
    <Waiting
      preview={<Lens video={props.video} parking={props.parking} />}
      camera={camera}
      tools={{ set, onChoose: choose, onTurn: turn }}
      coach={coach}
      scanners={props.state?.scanners}
      hint={props.hint}
      recent={recent}
      demo={demo}
      draft={props.draft}
      onKeyed={props.onKeyed}
      onFile={props.onFile}
    />
  );
}

function JournalStage({ contract, state }: StageProps) {
  const { pages, more, again } = useJournal(contract);
  const size = state?.journal.kind === 'kept' ? state.journal.size : undefined;
  return <Journal pages={pages} size={size} onMore={more} onAgain={again} />;
}
