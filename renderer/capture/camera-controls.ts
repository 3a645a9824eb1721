import { never } from '../../shared/lib/never.ts';

/** What a camera lets be turned, by W3C's names (MediaStream Image Capture, 5). */
export const sliderNames = ['zoom', 'focusDistance'] as const;
export type SliderName = (typeof sliderNames)[number];

export interface Slider {
  readonly name: SliderName;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number;
}

/** Only what the camera really offers. */
export interface Controls {
  readonly sliders: readonly Slider[];
  /** Absent where there is no lamp. */
  readonly torch: boolean | undefined;
}

/** One turn of a control. */
export type Turn =
  | { readonly name: 'zoom'; readonly value: number }
  | { readonly name: 'focusDistance'; readonly value: number }
  | { readonly name: 'torch'; readonly value: boolean };

export const noControls: Controls = { sliders: [], torch: undefined };

/** Reads what a track says it can do and how it is set; drivers leave out and make up a good deal. */
export function controlsOf(capabilities: object, settings: object): Controls {
  const sliders = sliderNames.flatMap((name) => {
    const slider = sliderOf(name, read(capabilities, name), read(settings, name));
    return slider ? [slider] : [];
  });
  const hasTorch = offers(read(capabilities, 'torch'), true);
  return { sliders, torch: hasTorch ? read(settings, 'torch') === true : undefined };
}

/** What `applyConstraints` takes. A focus set by hand stays only when the camera stops focusing by itself. */
export function constraintsOf(turn: Turn): MediaTrackConstraints {
  switch (turn.name) {
    case 'torch':
      return { advanced: [{ torch: turn.value }] };
    case 'zoom':
      return { advanced: [{ zoom: turn.value }] };
    case 'focusDistance':
      return { advanced: [{ focusMode: 'manual', focusDistance: turn.value }] };
    default:
      return never(turn);
  }
}

/** Phones come and go: a camera that can focus by itself should. Nothing when it can't or already does. */
export function selfFocus(
  capabilities: object,
  settings: object,
): MediaTrackConstraints | undefined {
  const canFocus = offers(read(capabilities, 'focusMode'), 'continuous');
  if (!canFocus || read(settings, 'focusMode') === 'continuous') return undefined;
  return { advanced: [{ focusMode: 'continuous' }] };
}

function sliderOf(name: SliderName, range: unknown, value: unknown): Slider | undefined {
  if (typeof range !== 'object' || range === null) return undefined;
  const [min, max, step] = ['min', 'max', 'step'].map((key) => Number(read(range, key)));
  if (min === undefined || max === undefined || !(max > min)) return undefined;
  const isStep = step !== undefined && step > 0;
  return {
    name,
    min,
    max,
    step: isStep ? step : (max - min) / 100,
    value: typeof value === 'number' ? value : min,
  };
}

function offers(offered: unknown, value: unknown): boolean {
  return offered === value || (Array.isArray(offered) && offered.includes(value));
}

function read(from: object, name: string): unknown {
  return Reflect.get(from, name);
}
