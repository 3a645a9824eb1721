/** Why the camera shows nothing. `gone`: it was seeing and was unplugged; `broken`: anything else. */
export type CameraTrouble = 'none' | 'denied' | 'busy' | 'gone' | 'broken';

/** The camera as the screens show it. */
export type CameraView =
  | { readonly kind: 'starting' }
  | { readonly kind: 'seeing'; readonly label: string }
  | { readonly kind: 'failed'; readonly because: CameraTrouble };
