import type { Controls } from '../capture/camera-controls.ts';

/** Why the camera shows nothing. `gone`: it was seeing and was unplugged; `broken`: anything else, such as a picture that stands still. */
export type CameraTrouble = 'none' | 'denied' | 'busy' | 'gone' | 'broken';

/** The camera as the screens show it. */
export type CameraView =
  | { readonly kind: 'starting' }
  /** Released: nobody can be at the desk. */
  | { readonly kind: 'resting' }
  | CameraSight
  | { readonly kind: 'failed'; readonly because: CameraTrouble };

export interface CameraSight {
  readonly kind: 'seeing';
  readonly label: string;
  /** The frames that are decoded, whatever the driver says; absent before the first. */
  readonly size?: { readonly width: number; readonly height: number };
  /** This PC is too slow for frames as large as the camera's. */
  readonly isLowered?: boolean;
  readonly controls?: Controls;
}

/** The demo's drawn camera among the others; it has no label. */
export const builtInId = 'built-in';

/** The cameras there are, and the one that is looked through. */
export interface CameraSet {
  readonly cameras: readonly { readonly id: string; readonly label: string }[];
  readonly openId: string | undefined;
}
