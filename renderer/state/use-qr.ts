import { useEffect, useState } from 'react';
import { symbol } from '../demo/symbol.ts';
import type { Modules, Qr } from '../parts/draw-modules.ts';

interface Drawn {
  readonly text: string;
  readonly qr: Modules | 'too-long';
}

/** The QR code of a text for paper. */
export function useQr(text: string | undefined): Qr {
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    if (text === undefined) return undefined;
    let isWanted = true;
    void draw(text).then((qr) => {
      if (isWanted) setDrawn({ text, qr });
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  return drawn && drawn.text === text ? drawn.qr : 'making';
}

/** A long text spends its room on itself. */
async function draw(text: string): Promise<Drawn['qr']> {
  for (const level of ['M', 'L'] as const) {
    const modules = await symbol(text, 'qr', level).catch(() => undefined);
    if (modules) return modules;
  }
  return 'too-long';
}
