import { useEffect, useRef } from 'react';
import type { Modules } from './Symbol.tsx';

interface PaperQrProps {
  /** Absent while it is made. */
  readonly modules: Modules | undefined;
  readonly label: string;
}

/** Pixels a module, so that a printer of 300 dpi draws straight edges. */
const scale = 4;

/** A QR code on paper: its width is the style sheet's, in millimetres. */
export function PaperQr({ modules, label }: PaperQrProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !modules) return;
    const { width, height, dark } = modules;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width * scale, height * scale);
    context.fillStyle = '#000';
    for (let at = 0; at < width * height; at += 1) {
      const [column, row] = [at % width, Math.floor(at / width)];
      if (dark[at] === 1) context.fillRect(column * scale, row * scale, scale, scale);
    }
  }, [modules]);
  return (
    <canvas
      ref={canvas}
      className="paper-qr"
      width={(modules?.width ?? 1) * scale}
      height={(modules?.height ?? 1) * scale}
      role="img"
      aria-label={label}
    />
  );
}
