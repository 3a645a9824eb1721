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
}

/** How wide a code may be. */
const widest = 228;

/** A QR code or a barcode, every module the same whole number of pixels wide. */
export function Symbol({ modules, shape, label }: SymbolProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context) draw(context, modules);
  }, [modules]);
  return (
    <canvas
      ref={canvas}
      className={`symbol ${shape}`}
      width={modules.width * scaleOf(modules)}
      height={modules.height * scaleOf(modules)}
      role="img"
      aria-label={label}
    />
  );
}

function draw(context: CanvasRenderingContext2D, modules: Modules): void {
  const { width, height, dark } = modules;
  const scale = scaleOf(modules);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width * scale, height * scale);
  context.fillStyle = '#000';
  for (let at = 0; at < width * height; at += 1) {
    const [column, row] = [at % width, Math.floor(at / width)];
    if (dark[at] === 1) context.fillRect(column * scale, row * scale, scale, scale);
  }
}

function scaleOf({ width }: Modules): number {
  return Math.max(1, Math.floor(widest / width));
}
