import type { ReactNode } from 'react';

export type IconName =
  | 'tick'
  | 'triangle'
  | 'cross'
  | 'arrow'
  | 'question'
  | 'dots'
  | 'hand'
  | 'phone'
  | 'file'
  | 'pause'
  | 'play'
  | 'back';

interface IconProps {
  readonly name: IconName;
}

/** A sign drawn in the colour of its text. It only repeats what the words beside it say. */
export function Icon({ name }: IconProps) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {shapes[name]}
    </svg>
  );
}

const shapes: Readonly<Record<IconName, ReactNode>> = {
  tick: <path className="stroke" d="M4.5 13 L9.5 18.5 L19.5 5.5" />,
  triangle: (
    <>
      <path className="stroke" d="M12 3.5 L22 20.5 H2 Z" />
      <path className="stroke" d="M12 9.5 V14" />
      <circle className="solid" cx="12" cy="17.3" r="1.4" />
    </>
  ),
  cross: <path className="stroke" d="M5 5 L19 19 M19 5 L5 19" />,
  arrow: (
    <>
      <path className="stroke" d="M18.4 7.2 A8 8 0 1 0 20 12.6" />
      <path className="stroke" d="M19.4 2.6 V7.9 H14.1" />
    </>
  ),
  question: (
    <>
      <path className="stroke" d="M7.2 8.2 A4.9 4.9 0 1 1 13.6 12.9 C12.4 13.4 12 14 12 15.6" />
      <circle className="solid" cx="12" cy="20" r="1.7" />
    </>
  ),
  dots: (
    <>
      <circle className="solid" cx="5" cy="12" r="2.2" />
      <circle className="solid" cx="12" cy="12" r="2.2" />
      <circle className="solid" cx="19" cy="12" r="2.2" />
    </>
  ),
  hand: (
    <path
      className="stroke"
      d="M7 12.5 V6.2 a1.6 1.6 0 0 1 3.2 0 V11 V4.6 a1.6 1.6 0 0 1 3.2 0 V11 V5.8 a1.6 1.6 0 0 1 3.2 0 V14.5 a7 7 0 0 1 -12.3 4.6 L2.6 15.4 a1.6 1.6 0 0 1 2.5 -2 L7 15.4"
    />
  ),
  phone: (
    <>
      <rect className="stroke" x="6.5" y="2.5" width="11" height="19" rx="2.5" />
      <path className="stroke" d="M10.5 18.2 H13.5" />
    </>
  ),
  file: <path className="stroke" d="M6 2.8 H13.5 L18.5 7.8 V21.2 H6 Z M13.2 3 V8.2 H18.4" />,
  pause: <path className="stroke" d="M8 5 V19 M16 5 V19" />,
  play: <path className="solid" d="M7 4.5 L20 12 L7 19.5 Z" />,
  back: <path className="stroke" d="M15 5 L8 12 L15 19" />,
};
