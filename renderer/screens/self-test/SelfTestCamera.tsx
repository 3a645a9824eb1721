import type { ReactNode } from 'react';
import { secondsOf } from '../../show/format.ts';
import type { CameraView } from '../../show/camera-view.ts';
import type { CameraFigures, LastRead, SubjectFigures } from '../../state/camera-figures.ts';
import { useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';
import { Facts } from '../../parts/Facts.tsx';
import { sentLine } from './SelfTestScanner.tsx';

interface SelfTestCameraProps {
  readonly camera: CameraView;
  readonly figures: CameraFigures | undefined;
  readonly preview: ReactNode;
}

/** What the camera sees, how fast, and what would help it. */
export function SelfTestCamera({ camera, figures, preview }: SelfTestCameraProps) {
  const words = useWords();
  const { selfTest, waiting } = words;
  const rows = camera.kind === 'seeing' && figures ? rowsOf(camera.label, figures, words) : [];
  return (
    <section className="card self-test-card">
      <h2 className="eyebrow">{selfTest.camera}</h2>
      <div className="self-test-sight">
        <div className="self-test-lens">{preview}</div>
        {rows.length > 0 ? (
          <Facts rows={rows} />
        ) : (
          <p className="note">
            {camera.kind === 'failed' ? waiting.trouble[camera.because] : selfTest.cameraNone}
          </p>
        )}
      </div>
    </section>
  );
}

function rowsOf(
  label: string,
  figures: CameraFigures,
  words: Words,
): readonly (readonly [string, string])[] {
  const { cameraRows: names, ...selfTest } = words.selfTest;
  const { size, attemptsPerSecond, medianMs, p95Ms, light, subject, last } = figures;
  return [
    [names.device, label === '' ? words.waiting.cameraDemo : label],
    [names.frame, `${String(size.width)}×${String(size.height)}`],
    [names.attempts, selfTest.attempts(Math.round(attemptsPerSecond))],
    [names.step, selfTest.step(Math.round(medianMs), Math.round(p95Ms))],
    ...(light === undefined ? [] : [[names.light, selfTest.light(percent(light))] as const]),
    [names.seen, subject ? seenLine(subject, words) : selfTest.nothingSeen],
    [names.read, last ? readLine(last, words) : selfTest.nothingRead],
  ];
}

function seenLine({ module, contrast, glare, motion }: SubjectFigures, words: Words): string {
  const pixels = module.toFixed(1).replace('.', words.mark);
  const shares = [contrast / 255, glare, motion].map((share) => Math.round(100 * share));
  const [clear = 0, shine = 0, moved = 0] = shares;
  const { seen, disturbed } = words.selfTest;
  return `${seen(pixels, clear)}, ${disturbed(shine, Math.min(100, moved))}`;
}

function readLine({ sent, format, afterMs }: LastRead, words: Words): string {
  const { selfTest, mark } = words;
  const after = afterMs === undefined ? [] : [selfTest.after(secondsOf(afterMs, mark))];
  return [selfTest.formats[format], sentLine(sent, words), ...after].join(' · ');
}

/** Of the brightest grey. */
function percent(grey: number): number {
  return Math.round((100 * grey) / 255);
}
