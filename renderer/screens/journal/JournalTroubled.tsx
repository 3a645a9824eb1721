import { useState } from 'react';
import type { JournalContract } from '../../../shared/contract/journal.ts';
import { maySetAside, troubleOf } from '../../../shared/contract/journal-trouble.ts';
import { Button } from '../../parts/Button.tsx';
import { useWords } from '../../words/use-words.ts';
import { Sheet } from '../Sheet.tsx';

interface JournalTroubledProps {
  /** The journal's own word for what it met. */
  readonly detail: string;
  readonly onSetAside: JournalContract['setAside'];
}

/** Why nothing can be recorded, and the way out: without a journal there is no green. */
export function JournalTroubled({ detail, onSetAside }: JournalTroubledProps) {
  const { journalTroubles } = useWords();
  const trouble = troubleOf(detail);
  const { sentence, steps } = journalTroubles.troubles[trouble];
  return (
    <Sheet
      headline={journalTroubles.headline}
      sentence={sentence}
      foot={`${journalTroubles.support}: ${detail}`}
      steps={steps}
      actions={maySetAside(trouble) && <SetAside onSetAside={onSetAside} />}
    />
  );
}

/** Asks twice: the old journal is not lost by it, but nobody begins a new one in passing. */
function SetAside({ onSetAside }: Pick<JournalTroubledProps, 'onSetAside'>) {
  const { journalTroubles } = useWords();
  const [step, setStep] = useState<'offered' | 'asked' | 'doing' | 'failed'>('offered');
  const act = () => {
    setStep('doing');
    // The state line tells by itself that the journal is kept again.
    onSetAside({}).then(
      ({ kind }) => setStep(kind === 'done' ? 'offered' : 'failed'),
      () => setStep('failed'),
    );
  };
  if (step === 'offered') {
    return (
      <div className="actions">
        <Button look="plain" onPress={() => setStep('asked')}>
          {journalTroubles.setAside}
        </Button>
      </div>
    );
  }
  return (
    <div>
      <p className={step === 'failed' ? 'note bad' : 'note'} role="status">
        {step === 'failed' ? journalTroubles.setAsideFailed : journalTroubles.setAsideAsk}
      </p>
      <div className="actions">
        <Button look="primary" disabled={step === 'doing'} onPress={act}>
          {journalTroubles.setAsideYes}
        </Button>
        <Button look="plain" onPress={() => setStep('offered')}>
          {journalTroubles.setAsideNo}
        </Button>
      </div>
    </div>
  );
}
