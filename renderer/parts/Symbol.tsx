import { useEffect, useRef } from 'react';
import { drawModules, type Modules } from './draw-modules.ts';

interface SymbolProps {
  readonly modules: Modules;
  readonly shape: 'qr' | 'barcode';
  readonly label: string;
  /** How wide the code may be, in pixels. */
  readonly widest?: number;
}

/** A QR code or a barcode, every module the same whole number of pixels wide. */
export function Symbol({ modules, shape, label, widest = 228 }: SymbolProps) {
  const scale = Math.max(1, Math.floor(widest / modules.width));
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) drawModules(context, modules, scale);
  }, [modules, scale]);
  return (
    <canvas
      ref={canvas}
      className={`symbol ${shape}`}
      width={modules.width * scale}
      height={modules.height * scale}
      role="img"
      aria-label={label}
    />
  );
}
