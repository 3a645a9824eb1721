import { Icon, type IconName } from './Icon.tsx';
import type { Tone } from './tone.ts';

interface BadgeProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: string;
}

export function Badge({ tone, icon, children }: BadgeProps) {
  return (
    <span className={`badge tone-${tone}`}>
      <Icon name={icon} />
      {children}
    </span>
  );
}

/** The same sign without its word, for lists where the word stands beside it. */
export function Sign({ tone, icon }: Omit<BadgeProps, 'children'>) {
  return (
    <span className={`sign tone-${tone}`}>
      <Icon name={icon} />
    </span>
  );
}
