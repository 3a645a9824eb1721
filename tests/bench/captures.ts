import { clean } from '../../shared/capture/clean.ts';
import { readPasted } from '../../shared/capture/pasted.ts';
import { identify } from '../../shared/identify/identify.ts';
import { countNoise } from '../fixtures/count-noise.ts';
import { table } from './figures.ts';

const captures = 1_000_000;

/** Captures that nobody meant, through clean and identify: what is taken for a document, and how long a text takes. */
export function measureCaptures(): Promise<string> {
  const startedAt = performance.now();
  const counted = countNoise(captures, 1);
  const tookMs = performance.now() - startedAt;
  const share = ((counted.numbersTaken / counted.numbers) * 100).toFixed(2);
  const rows = [
    ['13 digits, first not 0', String(counted.numbers)],
    ['… whose check digit held by chance', `${String(counted.numbersTaken)} (${share} %)`],
    ['broken links that are still one', String(counted.linksTaken)],
    ['any other document', String(counted.wrong.length)],
    ['time a capture, generator included, µs', ((tookMs / captures) * 1_000).toFixed(1)],
  ] as const;
  return Promise.resolve(
    [
      table(`${captures.toLocaleString('en')} random captures, 0 exceptions`, ['', ''], rows),
      growthTable(),
    ].join('\n\n'),
  );
}

const marks = ['0', ' ', '4 ', ']E0', 'реезіЖ..', 'https://', '\0', '/a', '%41', '<', '-1'];

/** Linear: ten times the text takes ten times the time, or less. */
function growthTable(): string {
  const rows = marks.map((mark) => {
    const [short, long] = [100_000, 1_000_000].map((length) =>
      timeOf(mark.repeat(Math.ceil(length / mark.length))),
    );
    const times = (long ?? 0) / Math.max(short ?? 0, 0.02);
    return [
      JSON.stringify(mark),
      (short ?? 0).toFixed(2),
      (long ?? 0).toFixed(2),
      times.toFixed(1),
    ] as const;
  });
  return table(
    'One mark repeated: clean + identify + paste, ms',
    ['', '100 kB', '1 MB', 'times'],
    rows,
  );
}

function timeOf(text: string): number {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    clean(text);
    identify(text);
    readPasted(text);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}
