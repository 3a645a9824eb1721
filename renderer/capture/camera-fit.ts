import type { Size } from './camera-pace.ts';

/**
 * How a picture fills its place. `cover` leaves no bars, but hides what hangs over: a code held there would be read and yet not
 * be seen. So only a little may be hidden.
 */
export function fitOf(picture: Size, place: Size): 'cover' | 'contain' {
  if (Math.min(picture.width, picture.height, place.width, place.height) <= 0) return 'cover';
  const [shape, room] = [picture.width / picture.height, place.width / place.height];
  const shown = Math.min(shape / room, room / shape);
  return shown >= leastShown ? 'cover' : 'contain';
}

const leastShown = 0.7;

/** Keeps a video fitted, whatever it shows and wherever it is put. */
export function keepFitted(video: HTMLVideoElement): void {
  const fit = () => {
    const picture = { width: video.videoWidth, height: video.videoHeight };
    const place = { width: video.clientWidth, height: video.clientHeight };
    video.style.objectFit = fitOf(picture, place);
  };
  video.addEventListener('resize', fit);
  new ResizeObserver(fit).observe(video);
}
