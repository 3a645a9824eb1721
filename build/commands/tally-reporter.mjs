import { nothing } from './tally.mjs';

/**
 * A reporter for `node --test` that writes one line of JSON, a Tally of the tests that hold no others.
 * @param {AsyncIterable<{ readonly type: string, readonly data: unknown }>} events
 */
export default async function* tallyReporter(events) {
  const tally = { ...nothing };
  /** Whether a test of each depth has ended inside the one that is still open above it. */
  const inner = new Set();
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const ended = /** @type {Ended} */ (data);
    const holdsOthers = inner.delete(ended.nesting + 1) || ended.details.type === 'suite';
    inner.add(ended.nesting);
    const verdict = verdictOf(type, ended, holdsOthers);
    if (verdict) tally[verdict] += 1;
  }
  yield JSON.stringify(tally);
}

/**
 * @typedef {object} Ended
 * @property {number} nesting
 * @property {string | boolean} [skip]
 * @property {string | boolean} [todo]
 * @property {{ readonly type?: string, readonly error?: { readonly failureType?: string } }} details
 */

/**
 * @param {string} type
 * @param {Ended} ended
 * @param {boolean} holdsOthers
 * @returns {keyof import('./tally.mjs').Tally | undefined} undefined when its own tests have been counted
 */
function verdictOf(type, ended, holdsOthers) {
  if (ended.skip !== undefined || ended.todo !== undefined)
    return holdsOthers ? undefined : 'skipped';
  if (type === 'test:pass') return holdsOthers ? undefined : 'passed';
  // A parent fails by its own hooks, or only because a test inside it did.
  return holdsOthers && ended.details.error?.failureType === 'subtestsFailed'
    ? undefined
    : 'failed';
}
