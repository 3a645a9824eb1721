import type { CameraChoice } from './camera-choice.ts';
import type { Size } from './camera-pace.ts';

/** A camera that can be opened. Opening rejects as `getUserMedia` does. */
export interface CameraSource extends CameraChoice {
  open(size: Size): Promise<MediaStream>;
}

/** The cameras plugged in now. Without the right to use them they have neither ids nor labels. */
export async function listWebcams(): Promise<readonly CameraSource[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }) => ({
      id: deviceId,
      label: plain(label),
      open: (size) =>
        inTime(navigator.mediaDevices.getUserMedia({ video: wishesOf(deviceId, size) })),
    }));
}

/** 1280x720 reads as well as full HD, for two thirds of its time. */
export const fullSize: Size = { width: 1_280, height: 720 };

/** Wishes only: a camera gives what it has. */
function wishesOf(deviceId: string, { width, height }: Size): MediaTrackConstraints {
  const wishes: MediaTrackConstraints = {
    width: { ideal: width },
    height: { ideal: height },
    frameRate: { ideal: 30 },
    // Else Chromium may take large frames and only call them small.
    resizeMode: 'none',
  };
  return deviceId === '' ? wishes : { ...wishes, deviceId: { exact: deviceId } };
}

/** Chromium adds the maker's and the product's number: `Logitech C920 (046d:08e5)`. */
function plain(label: string): string {
  return label.replace(/ \([0-9a-f]{4}:[0-9a-f]{4}\)$/iu, '');
}

/** A driver may never answer. A camera that comes too late is let go, and asked for again. */
async function inTime(opening: Promise<MediaStream>): Promise<MediaStream> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestOpeningMs);
  });
  const stream = await Promise.race([opening, late]);
  clearTimeout(timer);
  if (stream) return stream;
  opening.then(stopAll, () => undefined);
  throw new DOMException('The camera does not answer.', 'TimeoutError');
}

/** The system may be asking the person for leave meanwhile. */
const longestOpeningMs = 30_000;

export function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
