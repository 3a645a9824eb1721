import { never } from '../../shared/lib/never.ts';
import { troubleOf } from '../../shared/contract/journal-trouble.ts';
import type { HappenedEntry } from '../../shared/record/entry.ts';
import type { ShiftCounts } from '../../shared/record/happening.ts';
import type { Words } from '../words/words.ts';
import { dateOf, shortHex } from './format.ts';
import { spanOf } from './span.ts';

/** What happened at the desk besides checks, in one line. */
export function tellHappening(entry: HappenedEntry, words: Words): string {
  const { happenings, exporting, proof } = words;
  switch (entry.kind) {
    case 'started':
      return happenings.started(entry.program);
    case 'stopped':
      return happenings.stopped;
    case 'offline':
      return tellOffline(entry, words);
    case 'shift':
      return entry.phase === 'opened'
        ? happenings.shiftOpened
        : happenings.shiftClosed(String(checksOf(entry.counts)));
    case 'setting':
      return tellSetting(entry, words);
    case 'export':
      return happenings.exported(exporting.formats[entry.format], String(entry.entries));
    case 'viewed':
      return happenings.viewed(entry.by);
    case 'purged':
      return happenings.purged(String(entry.entries), dateOf(entry.before));
    case 'key-rotated':
      return happenings.keyRotated(entry.year);
    case 'clock':
      return tellClock(entry, words);
    case 'evidence':
      return happenings.evidence(shortHex(entry.requestId));
    case 'anchored':
      return happenings.anchored(proof.places[entry.where], String(entry.size));
    case 'set-aside':
      return happenings.setAside(
        words.journalTroubles.troubles[troubleOf(entry.because)].sentence.replace(/\.$/, ''),
      );
    case 'restored':
      return happenings.restored(String(entry.size));
    default:
      return never(entry);
  }
}

/** Every check of a shift, however it ended. */
export function checksOf(counts: ShiftCounts | undefined): number {
  if (!counts) return 0;
  const { valid, caution, invalid, stale, unchecked, foreign } = counts;
  return valid + caution + invalid + stale + unchecked + foreign;
}

type Of<K extends HappenedEntry['kind']> = Extract<HappenedEntry, { kind: K }>;

function tellOffline(entry: Of<'offline'>, { happenings, causes, link }: Words): string {
  if (entry.phase === 'closed') {
    const span = spanOf(entry.forMs ?? entry.recordedAt - entry.since, link);
    return happenings.offlineClosed(span, String(entry.attempts ?? 0));
  }
  // A cause of a newer version is told by its code.
  const known: Readonly<Record<string, string>> = { ...link.down.because, ...causes.unchecked };
  return happenings.offlineOpened(known[entry.because] ?? entry.because);
}

function tellSetting(entry: Of<'setting'>, { happenings }: Words): string {
  const value = (text: string | undefined) => {
    if (text === undefined) return happenings.nothing;
    return text === 'secret' ? happenings.secret : text;
  };
  const change = happenings.settingChange(value(entry.was), value(entry.now));
  return `${happenings.setting(entry.key, entry.by)}: ${change}`;
}

function tellClock(entry: Of<'clock'>, { happenings }: Words): string {
  const seconds = (ms: number) => String(Math.round(ms / 1_000));
  return entry.wasMs === undefined
    ? happenings.clock(seconds(entry.skewMs))
    : happenings.clockSet(seconds(entry.skewMs), seconds(entry.wasMs));
}
