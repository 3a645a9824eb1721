import type { Chart as ChartJs } from 'chart.js';
import type { Tone } from '../parts/tone.ts';

/** One colour of the bars: its name, its tone, and how high it is in each bar. */
export interface BarSeries {
  readonly name: string;
  readonly tone: Tone;
  readonly values: readonly number[];
}

export interface Bars {
  readonly labels: readonly string[];
  readonly series: readonly BarSeries[];
  readonly stacked: boolean;
  /** Lying bars, for names that are long. */
  readonly lying: boolean;
}

/** Draws bars on a canvas until it is aborted; the library is fetched only then. */
export async function drawBars(
  canvas: HTMLCanvasElement,
  bars: Bars,
  signal: AbortSignal,
): Promise<void> {
  const { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } =
    await import('chart.js');
  if (signal.aborted) return;
  Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);
  const { ink, line, font } = lookOf(canvas);
  const axis = { stacked: bars.stacked, grid: { color: line }, ticks: { color: ink, font } };
  const chart: ChartJs<'bar', number[], string> = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: [...bars.labels],
      datasets: bars.series.map(({ name, tone, values }) => ({
        label: name,
        data: [...values],
        ...fillOf(canvas, tone),
        borderWidth: 1,
        maxBarThickness: 34,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      indexAxis: bars.lying ? 'y' : 'x',
      scales: {
        x: axis,
        y: { ...axis, beginAtZero: true, ticks: { ...axis.ticks, precision: 0 } },
      },
      plugins: { legend: { position: 'bottom', labels: { color: ink, font, boxWidth: 22 } } },
    },
  });
  // At once: a canvas takes no second chart beside the first.
  signal.addEventListener('abort', () => chart.destroy(), { once: true });
}

interface ChartLook {
  readonly ink: string;
  readonly line: string;
  readonly font: { readonly family: string; readonly size: number };
}

function lookOf(canvas: HTMLCanvasElement): ChartLook {
  const style = getComputedStyle(canvas);
  return {
    ink: style.getPropertyValue('--quiet'),
    line: style.getPropertyValue('--line'),
    font: { family: style.fontFamily, size: 13 },
  };
}

/** Each tone has a hatch of its own besides its colour, so that the bars are told apart in grey too. */
function fillOf(canvas: HTMLCanvasElement, tone: Tone) {
  const style = getComputedStyle(canvas);
  const colour = style.getPropertyValue(`--${tone}-top`).trim();
  return { backgroundColor: hatchOf(tone, colour) ?? colour, borderColor: colour };
}

const hatchPx = 8;

function hatchOf(tone: Tone, colour: string): CanvasPattern | undefined {
  const strokes = hatches[tone];
  if (!strokes) return undefined;
  const tile = new OffscreenCanvas(hatchPx, hatchPx);
  const context = tile.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, hatchPx, hatchPx);
  context.strokeStyle = colour;
  context.lineWidth = 2;
  for (const [fromX, fromY, toX, toY] of strokes) {
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? undefined;
}

type Stroke = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** Green is whole; the rest are hatched, each in its own direction. */
const hatches: Readonly<Partial<Record<Tone, readonly Stroke[]>>> = {
  warn: [
    [0, 8, 8, 0],
    [-2, 2, 2, -2],
    [6, 10, 10, 6],
  ],
  stop: [
    [0, 0, 8, 8],
    [0, 8, 8, 0],
  ],
  again: [[0, 4, 8, 4]],
  unsure: [[4, 0, 4, 8]],
  aside: [[3, 4, 5, 4]],
};
