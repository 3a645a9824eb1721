import { useEffect, useRef } from 'react';

/** A code's modules, row by row: 1 is dark. */
export interface Modules {
  readonly width: number;
  readonly height: number;
  readonly dark: Uint8Array;
}

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
    if (context) draw(context, modules, scale);
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

function draw(
  context: CanvasRenderingContext2D,
  { width, height, dark }: Modules,
  scale: number,
): void {
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width * scale, height * scale);
  context.fillStyle = '#000';
  for (let at = 0; at < width * height; at += 1) {
    const [column, row] = [at % width, Math.floor(at / width)];
    if (dark[at] === 1) context.fillRect(column * scale, row * scale, scale, scale);
  }
}
