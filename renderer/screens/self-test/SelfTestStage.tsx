import { useCallback, useEffect, useState } from 'react';
import type { DeskFacts } from '../../../shared/contract/contract.ts';
import type { PaperContract } from '../../../shared/contract/paper.ts';
import type { DeskCamera } from '../../capture/desk-camera.ts';
import type { SelfTest as Trying } from '../../capture/self-test.ts';
import { Lens } from '../../parts/Lens.tsx';
import { useBox } from '../../state/box.ts';
import { useTestCodes } from '../../state/use-test-codes.ts';
import { SelfTest } from './SelfTest.tsx';
import { TestCodesPaper } from './TestCodesPaper.tsx';

interface SelfTestStageProps {
  readonly selfTest: Trying;
  readonly camera: DeskCamera;
  readonly video: HTMLVideoElement;
  readonly parking: HTMLElement;
  readonly facts: DeskFacts;
  readonly paper: PaperContract;
  readonly onBack: () => void;
}

/** The device test with its devices: as long as it stands, nothing that they bring is a capture. */
export function SelfTestStage(props: SelfTestStageProps) {
  const { selfTest, camera, video, parking, facts } = props;
  const trials = useBox(selfTest.trials);
  const view = useBox(camera.view);
  const symbols = useTestCodes();
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => selfTest.open(), [selfTest]);
  const onPrint = useCallback(() => setPrinting(true), []);
  const onClose = useCallback(() => setPrinting(false), []);
  return (
    <>
      <SelfTest
        trials={trials}
        camera={view}
        preview={<Lens video={video} parking={parking} />}
        symbols={symbols}
        onPrint={onPrint}
        onBack={props.onBack}
      />
      {isPrinting && (
        <TestCodesPaper symbols={symbols} desk={facts.desk} paper={props.paper} onClose={onClose} />
      )}
    </>
  );
}
