/** What Chromium's cameras take besides what TypeScript's DOM library knows (W3C MediaStream Image Capture, 5; Media Capture Extensions). */
interface MediaTrackConstraintSet {
  readonly zoom?: number;
  readonly torch?: boolean;
  readonly focusMode?: 'manual' | 'continuous';
  readonly focusDistance?: number;
  readonly resizeMode?: 'none';
}
