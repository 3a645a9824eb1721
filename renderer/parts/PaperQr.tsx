import { useLayoutEffect, useRef } from 'react';
import { drawModules, type Qr } from './draw-modules.ts';

interface PaperQrProps {
  readonly qr: Qr;
  readonly label: string;
}

/** Pixels a module, so that a printer of 300 dpi draws straight edges. */
const scale = 4;

/** A QR code on paper: its width is the style sheet's, in millimetres. */
export function PaperQr({ qr, label }: PaperQrProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const modules = typeof qr === 'object' ? qr : undefined;
  // Before anybody can press «print».
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && modules) drawModules(context, modules, scale);
  }, [modules]);
  if (qr === 'too-long') return null;
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
