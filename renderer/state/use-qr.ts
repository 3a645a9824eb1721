import { useEffect, useState } from 'react';
import { symbol } from '../demo/symbol.ts';
import type { Modules } from '../parts/draw-modules.ts';

interface Drawn {
  readonly text: string;
  readonly modules: Modules;
}

/** The QR code of a text for paper; absent while it is made, or when the text is too long for any. */
export function useQr(text: string | undefined): Modules | undefined {
  const [drawn, setDrawn] = useState<Drawn>();
  useEffect(() => {
    if (text === undefined) return undefined;
    let isWanted = true;
    void draw(text).then((modules) => {
      if (isWanted && modules) setDrawn({ text, modules });
    });
    return () => {
      isWanted = false;
    };
  }, [text]);
  return drawn?.text === text ? drawn?.modules : undefined;
}

/** A long text spends its room on itself. */
async function draw(text: string): Promise<Modules | undefined> {
  for (const level of ['M', 'L'] as const) {
    const modules = await symbol(text, 'qr', level).catch(() => undefined);
    if (modules) return modules;
  }
  return undefined;
}
