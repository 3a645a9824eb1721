import { useEffect, useRef } from 'react';
import { drawModules, type Modules } from './draw-modules.ts';

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
    if (context && modules) drawModules(context, modules, scale);
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
