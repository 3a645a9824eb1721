import type { ReactNode } from 'react';

/** A name and what is known under it. */
export type Fact = readonly [string, ReactNode];

/** What is known of a thing, a name to each value. */
export function Facts({
  rows,
  look = 'facts',
}: {
  readonly rows: readonly Fact[];
  readonly look?: 'facts' | 'detail-facts selectable';
}) {
  return (
    <dl className={look}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
