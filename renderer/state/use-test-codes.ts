import { useEffect, useState } from 'react';
import { testCodeNames, testCodes, type TestCode } from '../../shared/capture/test-codes.ts';
import { symbol } from '../demo/symbol.ts';
import type { Modules } from '../parts/draw-modules.ts';

/** The codes for trying devices, as they are drawn one after the other. */
export type TestSymbols = ReadonlyMap<TestCode, Modules>;

/** Draws them once. One that can't be drawn is left out: the others stay. */
export function useTestCodes(): TestSymbols {
  const [drawn, setDrawn] = useState<TestSymbols>(new Map());
  useEffect(() => {
    let isWanted = true;
    for (const name of testCodeNames) {
      const keep = (modules: Modules) => {
        if (isWanted) setDrawn((before) => new Map(before).set(name, modules));
      };
      draw(name).then(keep, () => undefined);
    }
    return () => {
      isWanted = false;
    };
  }, []);
  return drawn;
}

const shapes = { qr: 'qr', ean13: 'ean13', book: 'ean13', code128: 'code128' } as const;

/** A barcode only as high as a scanner's line needs: of its rows the lowest, with the guard bars' ends. */
async function draw(name: TestCode): Promise<Modules> {
  const { width, height, dark } = await symbol(testCodes[name], shapes[name], 'M');
  const rows = name === 'qr' ? height : Math.min(height, lineRows);
  return { width, height: rows, dark: dark.subarray((height - rows) * width) };
}

const lineRows = 20;
