import type { DeskState, OfflineState } from '../../shared/contract/contract.ts';
import type { ForwardState } from '../../shared/desk/forwarding.ts';

/** A clock that is off by less may as well be the network's doing; by more, the journal's times mislead. */
const clockShownMs = 5_000;
const clockBannerMs = 60_000;
/** Entries go to the centre by and by: fewer minutes are no news. */
const forwardLateMs = 300_000;
/** How much of a limit is used up before it is spoken of. */
const nearLimit = 0.8;

/** How loudly this PC's clock is to be spoken of. */
export function clockSign({ skewMs }: DeskState['clock']): 'unknown' | 'right' | 'off' | 'wrong' {
  if (skewMs === undefined) return 'unknown';
  if (Math.abs(skewMs) >= clockBannerMs) return 'wrong';
  return Math.abs(skewMs) >= clockShownMs ? 'off' : 'right';
}

/** Whether entries have been waiting for their way to the centre so long that somebody should look. `now` is UTC milliseconds. */
export function isLate(forward: ForwardState | undefined, now: number): forward is ForwardState {
  return forward?.since !== undefined && now - forward.since >= forwardLateMs;
}

type LimitSign = { readonly kind: 'fine' | 'over' } | NearLimit;

interface NearLimit {
  readonly kind: 'near';
  /** Of the limit that is met first, in milliseconds. */
  readonly leftMs: number;
}

/** How near the centre's limits are; spoken of only while the registry is away. `now` is UTC milliseconds. */
export function limitSign(offline: OfflineState, now: number): LimitSign {
  const { openSince, monthMs, spanLimitMs, monthLimitMs } = offline;
  if (openSince === undefined) return { kind: 'fine' };
  const spanMs = Math.max(0, now - openSince);
  const leftMs = Math.min(spanLimitMs - spanMs, monthLimitMs - monthMs);
  if (leftMs <= 0) return { kind: 'over' };
  const isNear = spanMs >= nearLimit * spanLimitMs || monthMs >= nearLimit * monthLimitMs;
  return isNear ? { kind: 'near', leftMs } : { kind: 'fine' };
}
