import type { ReactNode } from 'react';
import type { DeskState } from '../../shared/contract/contract.ts';
import { Icon } from '../parts/Icon.tsx';
import { clockSign, limitSign } from '../show/desk-signs.ts';
import { spanOf } from '../show/span.ts';
import { useWords } from '../words/use-words.ts';
import { clockLine } from './StateDetails.tsx';

interface NoticesProps {
  readonly state: DeskState;
  /** UTC milliseconds. */
  readonly now: number;
}

/** What somebody has to do about this desk, though checks go on: a wrong clock, a limit near or passed. */
export function Notices({ state, now }: NoticesProps) {
  const { link: words } = useWords();
  const limit = limitSign(state.offline, now);
  return (
    <div className="notices" role="status">
      {clockSign(state.clock) === 'wrong' && (
        <Notice headline={clockLine(state.clock, words)}>{words.banners.clock}</Notice>
      )}
      {limit.kind === 'near' && (
        <Notice headline={words.limitNear(spanOf(limit.leftMs, words))}>
          {words.banners.limitNear}
        </Notice>
      )}
      {limit.kind === 'over' && (
        <Notice headline={words.limitOver}>{words.banners.limitOver}</Notice>
      )}
    </div>
  );
}

function Notice({
  headline,
  children,
}: {
  readonly headline: string;
  readonly children: ReactNode;
}) {
  return (
    <p className="notice">
      <Icon name="triangle" />
      <span>
        <strong>{headline}</strong> {children}
      </span>
    </p>
  );
}
