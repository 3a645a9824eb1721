import { useCallback, useRef, useState } from 'react';
import type { ExportRequest, Exporting } from '../../../shared/contract/journal.ts';
import { exportFormats } from '../../../shared/record/happening.ts';
import { never } from '../../../shared/lib/never.ts';
import { Bar } from '../../parts/Bar.tsx';
import { Button } from '../../parts/Button.tsx';
import { useCloseOutside } from '../../state/use-close-outside.ts';
import { figureOf } from '../../words/plural.ts';
import { useWords } from '../../words/use-words.ts';
import type { ExportWords } from '../../words/journal-words.ts';

export type ExportChoice = Pick<ExportRequest, 'format' | 'zip'>;

export interface ExportMenuProps {
  readonly isBusy: boolean;
  readonly onExport: (choice: ExportChoice) => void;
}

/** Three forms of leaving, each with a word on whom it is for. */
export function ExportMenu({ isBusy, onExport }: ExportMenuProps) {
  const { exporting } = useWords();
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useCloseOutside(
    place,
    isOpen,
    useCallback(() => setOpen(false), []),
  );
  const choose = (choice: ExportChoice) => {
    setOpen(false);
    onExport(choice);
  };
  return (
    <div
      className="export"
      ref={place}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) setOpen(false);
      }}
    >
      <Button look="primary" disabled={isBusy} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        {exporting.button} ▾
      </Button>
      {isOpen && (
        <ul className="card menu">
          {exportFormats.map((format) => (
            <li key={format}>
              <button type="button" onClick={() => choose({ format, zip: format === 'bundle' })}>
                <strong>{exporting.formats[format]}</strong>
                <span className="note">{exporting.notes[format]}</span>
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => choose({ format: 'bundle', zip: false })}>
              <strong>{exporting.folder}</strong>
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}

/** How far an export is, and where it went. */
export function ExportLine({
  state,
  onCancel,
  onClose,
}: {
  readonly state: Exporting;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}) {
  const { exporting } = useWords();
  if (state.kind === 'idle') return null;
  const isRunning = state.kind === 'running';
  const isOver = !isRunning && state.kind !== 'choosing';
  return (
    <div className={`banner ${state.kind === 'failed' ? 'tone-stop' : 'tone-aside'}`}>
      <p role="status">
        {lineOf(state, exporting)}
        {state.kind === 'exported' && <span className="path selectable"> {state.path}</span>}
      </p>
      {isRunning && <Bar value={state.done} whole={state.total} />}
      {isRunning && (
        <Button look="quiet" onPress={onCancel}>
          {exporting.cancel}
        </Button>
      )}
      {isOver && (
        <Button look="quiet" onPress={onClose}>
          {exporting.close}
        </Button>
      )}
    </div>
  );
}

function lineOf(state: Exclude<Exporting, { kind: 'idle' }>, words: ExportWords): string {
  switch (state.kind) {
    case 'choosing':
      return words.choosing;
    case 'running':
      return words.running(figureOf(state.done), figureOf(state.total));
    case 'exported':
      return words.exported(String(state.entries));
    case 'cancelled':
      return words.cancelled;
    case 'failed':
      return words.troubles[state.because];
    default:
      return never(state);
  }
}
