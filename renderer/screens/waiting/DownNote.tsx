import type { DeskState, Link } from '../../../shared/contract/contract.ts';
import { Icon } from '../../parts/Icon.tsx';
import { sinceOf } from '../../show/span.ts';
import { useWords } from '../../words/use-words.ts';

export interface DownNoteProps {
  readonly link: Extract<Link, { kind: 'down' }>;
  readonly offline: DeskState['offline'];
  /** UTC milliseconds. */
  readonly now: number;
}

/** Told before the citizen opens the code, which lives three minutes; goes by itself when the way is back. */
export function DownNote({ link, offline, now }: DownNoteProps) {
  const { link: words, showing } = useWords();
  const { down } = words;
  return (
    <section className="down-note" role="alert">
      <span className="down-sign">
        <Icon name="hand" />
      </span>
      <h2>{down.headline(sinceOf(link.since, now))}</h2>
      <p>
        {down.because[link.because]}
        {offline.attempts > 0 && ` ${down.attempts(offline.attempts)}.`}
      </p>
      <p className="down-say">
        <span className="eyebrow">{showing.say}</span>
        {showing.quoted(down.say)}
      </p>
      <p className="down-foot">
        {down.foot} {down.paper}
      </p>
    </section>
  );
}
