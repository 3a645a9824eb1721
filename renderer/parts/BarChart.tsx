import { useEffect, useRef } from 'react';
import { drawBars, type Bars } from '../show/bar-chart.ts';

interface BarChartProps {
  readonly bars: Bars;
  /** What it shows, and where its figures stand. */
  readonly label: string;
}

/** Bars for eyes; the same figures stand in a table beside them. */
export function BarChart({ bars, label }: BarChartProps) {
  const place = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = place.current;
    if (!canvas) return undefined;
    const drawing = new AbortController();
    void drawBars(canvas, bars, drawing.signal);
    return () => drawing.abort();
  }, [bars]);
  return (
    <div className="chart">
      <canvas ref={place} role="img" aria-label={label} />
    </div>
  );
}
