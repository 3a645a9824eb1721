import { useCallback, useEffect } from 'react';
import { testCodes, type TestCode } from '../../../shared/capture/test-codes.ts';
import type { DeskCamera } from '../../capture/desk-camera.ts';
import type { SelfTest as Trying } from '../../capture/self-test.ts';
import { symbol } from '../../demo/symbol.ts';
import { Lens } from '../../parts/Lens.tsx';
import type { Modules } from '../../parts/draw-modules.ts';
import { useBox } from '../../state/box.ts';
import { SelfTest } from './SelfTest.tsx';

interface SelfTestStageProps {
  readonly selfTest: Trying;
  readonly camera: DeskCamera;
  readonly video: HTMLVideoElement;
  readonly parking: HTMLElement;
  readonly onBack: () => void;
}

/** The device test with its devices: as long as it stands, nothing that they bring is a capture. */
export function SelfTestStage({ selfTest, camera, video, parking, onBack }: SelfTestStageProps) {
  const trials = useBox(selfTest.trials);
  const view = useBox(camera.view);
  useEffect(() => selfTest.open(), [selfTest]);
  const onPrint = useCallback(() => window.print(), []);
  return (
    <SelfTest
      trials={trials}
      camera={view}
      preview={<Lens video={video} parking={parking} />}
      draw={drawTestCode}
      onPrint={onPrint}
      onBack={onBack}
    />
  );
}

const shapes = { qr: 'qr', ean13: 'ean13', book: 'ean13', code128: 'code128' } as const;

/** A barcode only as high as a scanner's line needs: of its rows the lowest, with the guard bars' ends. */
export async function drawTestCode(name: TestCode): Promise<Modules> {
  const { width, height, dark } = await symbol(testCodes[name], shapes[name], 'M');
  const rows = name === 'qr' ? height : Math.min(height, lineRows);
  return { width, height: rows, dark: dark.subarray((height - rows) * width) };
}

const lineRows = 20;
