import { useMemo, type ReactNode } from 'react';
import type { Trials } from '../../capture/self-test.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { TestSymbols } from '../../state/use-test-codes.ts';
import type { CameraView } from '../../show/camera-view.ts';
import { useKeys, type Keys } from '../../state/use-keys.ts';
import { useWords } from '../../words/use-words.ts';
import { SelfTestCamera } from './SelfTestCamera.tsx';
import { SelfTestCodes } from './SelfTestCodes.tsx';
import { SelfTestScanner } from './SelfTestScanner.tsx';

export interface SelfTestProps {
  readonly trials: Trials;
  readonly camera: CameraView;
  /** The camera's picture. */
  readonly preview: ReactNode;
  /** Draws a test code; given, so that the screen does not know who draws. */
  readonly symbols: TestSymbols;
  readonly onPrint: () => void;
  readonly onBack: () => void;
}

/** Where scanner and camera are tried: codes to read, and what the devices made of them. */
export function SelfTest(props: SelfTestProps) {
  const { selfTest } = useWords();
  const { onBack } = props;
  useKeys(useMemo<Keys>(() => ({ Escape: onBack, F4: onBack }), [onBack]));
  return (
    <div className="self-test">
      <header className="self-test-head">
        <h1>{selfTest.title}</h1>
        <p className="note">{selfTest.note}</p>
        <Button look="plain" onPress={props.onPrint}>
          <Icon name="file" />
          {selfTest.print}
        </Button>
        <Button look="primary" shortcut="Esc" onPress={onBack}>
          {selfTest.back}
        </Button>
      </header>
      <SelfTestCodes symbols={props.symbols} passed={props.trials.passed} />
      <SelfTestScanner trial={props.trials.scanner} />
      <SelfTestCamera camera={props.camera} figures={props.trials.camera} preview={props.preview} />
    </div>
  );
}
