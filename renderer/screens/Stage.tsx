import { useCallback } from 'react';
import type { Contract, DeskFacts, DeskState } from '../../shared/contract/contract.ts';
import { never } from '../../shared/lib/never.ts';
import type { DeskCamera } from '../capture/desk-camera.ts';
import type { SelfTest } from '../capture/self-test.ts';
import { Button } from '../parts/Button.tsx';
import { Lens } from '../parts/Lens.tsx';
import { useBox, type Box } from '../state/box.ts';
import type { Passing, View } from '../state/desk-state.ts';
import type { DeskStore } from '../state/desk-store.ts';
import type { Phone } from '../state/use-phone.ts';
import { useRecent } from '../state/use-recent.ts';
import { useWords } from '../words/use-words.ts';
import { BooksSection, type Office } from './BooksSection.tsx';
import { Broken } from './Broken.tsx';
import { Checking } from './Checking.tsx';
import type { Section as SectionName } from './Frame.tsx';
import { SelfTestStage } from './self-test/SelfTestStage.tsx';
import { ServiceCard } from './waiting/ServiceCard.tsx';
import { VerdictCard } from './verdict/VerdictCard.tsx';
import { Waiting, type WaitingProps } from './waiting/Waiting.tsx';

/** All that the desk's page was given by its composition root. */
export interface Desk {
  readonly contract: Contract;
  readonly facts: DeskFacts;
  readonly store: DeskStore;
  readonly camera: DeskCamera;
  readonly selfTest: SelfTest;
  readonly video: HTMLVideoElement;
  readonly parking: HTMLElement;
  /** What the digits field holds, also while it is not shown. */
  readonly draft: Box<string>;
  /** What the next check is for. */
  readonly service: Box<string | undefined>;
  readonly onKeyed: (text: string) => void;
  readonly onFile: (file: Blob) => Promise<void>;
  readonly onOpenPhone: () => void;
  readonly onRestart: () => void;
}

interface StageProps extends Desk, Office {
  readonly view: View;
  readonly section: SectionName;
  readonly phone: Phone;
  readonly state: DeskState | undefined;
  readonly readAt: number;
  readonly go: (to: SectionName) => void;
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
      return <Section {...props} hint={view.hint} />;
    case 'checking':
      return <Checking elapsedMs={view.elapsedMs} />;
    case 'showing':
      return (
        <VerdictCard
          key={view.served.requestId}
          view={view}
          timings={facts.timings}
          tools={<ReceiptButton number={view.served.entry?.number} onPress={props.onReceipt} />}
          onNext={onNext}
          onRetry={store.retry}
          onPause={store.pause}
        />
      );
    case 'broken':
      return <Broken incident={view.incident} onRestart={props.onRestart} />;
    default:
      return never(view);
  }
}

interface ReceiptButtonProps {
  /** Absent for a check that could not be recorded: it has no receipt. */
  readonly number: number | undefined;
  readonly onPress: (number: number) => void;
}

function ReceiptButton({ number, onPress }: ReceiptButtonProps) {
  const { receipt } = useWords();
  if (number === undefined) return null;
  return (
    <Button look="plain" shortcut="Ctrl+P" onPress={() => onPress(number)}>
      {receipt.button}
    </Button>
  );
}

interface SectionProps extends StageProps {
  readonly hint: Passing | undefined;
}

function Section(props: SectionProps) {
  const { section, go } = props;
  const onBack = useCallback(() => go('check'), [go]);
  const onSelfTest = useCallback(() => go('self-test'), [go]);
  switch (section) {
    case 'check':
      return <WaitingStage {...props} />;
    case 'journal':
    case 'summary':
    case 'settings':
      return <BooksSection {...props} section={section} onSelfTest={onSelfTest} />;
    case 'self-test':
      return <SelfTestStage {...props} paper={props.books} onBack={onBack} />;
    default:
      return never(section);
  }
}

function WaitingStage(props: SectionProps) {
  const { books, phone, go } = props;
  const onSelfTest = useCallback(() => go('self-test'), [go]);
  const camera = useBox(props.camera.view);
  const set = useBox(props.camera.set);
  const coach = useBox(props.camera.hint);
  const { choose, turn } = props.camera;
  // A foreign code leaves a line in the journal too, without leaving this screen.
  const recent = useRecent(books, String(props.hint?.at ?? ''));
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
      onSelfTest={onSelfTest}
      hint={props.hint}
      recent={recent}
      down={downOf(props)}
      demo={demo}
      draft={props.draft}
      service={serviceOf(props)}
      onKeyed={props.onKeyed}
      onFile={props.onFile}
    />
  );
}

function serviceOf({ facts, service }: SectionProps) {
  if (facts.services.length === 0) return undefined;
  return <ServiceCard services={facts.services} chosen={service} />;
}

function downOf({ state, readAt }: StageProps): WaitingProps['down'] {
  if (state?.link.kind !== 'down') return undefined;
  return { link: state.link, offline: state.offline, now: readAt };
}
