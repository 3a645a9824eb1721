import type { LinkWords } from '../words/link-words.ts';
import { dateOf, hourOf } from './format.ts';

const minute = 60_000;
const hour = 60 * minute;

type SpanWords = Pick<LinkWords, 'seconds' | 'minutes' | 'hours'>;
type AgoWords = SpanWords & Pick<LinkWords, 'justNow' | 'ago'>;

/** A span in milliseconds as people say it: «12 с», «4 хв», «2 год 10 хв»; never below nothing. */
export function spanOf(ms: number, words: SpanWords): string {
  const positive = Math.max(0, ms);
  if (positive < minute) return words.seconds(Math.floor(positive / 1_000));
  if (positive < hour) return words.minutes(Math.floor(positive / minute));
  const minutes = Math.floor((positive % hour) / minute);
  const hours = words.hours(Math.floor(positive / hour));
  return minutes === 0 ? hours : `${hours} ${words.minutes(minutes)}`;
}

/** How long ago, calmly: nothing on the screen counts single seconds. `at` and `now` are UTC milliseconds. */
export function agoOf(at: number, now: number, words: AgoWords): string {
  const ms = now - at;
  if (ms < 10_000) return words.justNow;
  return words.ago(spanOf(ms < minute ? ms - (ms % 10_000) : ms, words));
}

/** `10:29`, with the day before it when that was another one: `21.11 10:29`. Both are UTC milliseconds. */
export function sinceOf(at: number, now: number): string {
  const day = dateOf(at);
  return day === dateOf(now) ? hourOf(at) : `${day.slice(0, 5)} ${hourOf(at)}`;
}
