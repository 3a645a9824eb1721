import { circuitBreaker, CircuitState, handleWhenResult, type IBreaker } from 'cockatiel';
import type { Breaker, Exchange } from '../../../shared/verify/breaker.ts';
import type { DownBecause } from '../../../shared/verify/registry.ts';

/** So many exchanges are looked back upon. */
const lookBack = 5;
/** So many failures among them open it. */
const tooMany = 2;

/** Opens on two failures of the last five exchanges, or when the last five answers took over `slowMs` on average. */
export function createBreaker(slowMs: number): Breaker {
  const pace = watchPace(slowMs);
  const counting = handleWhenResult((because) => because !== undefined);
  const policy = circuitBreaker(counting, {
    breaker: countLast(() => pace.isSlow()),
    // Whoever probes paces himself, by a clock that never goes back: the library counts by the PC's own,
    // and one that was set back by an hour would keep it open for as long.
    halfOpenAfter: Number.NEGATIVE_INFINITY,
  });
  return {
    isOpen: () => policy.state !== CircuitState.Closed,
    tell: (exchange) => policy.execute(() => countedAs(exchange, pace)),
  };
}

function countedAs(exchange: Exchange, pace: Pace): DownBecause | undefined {
  if (exchange.kind === 'failed') return exchange.because;
  pace.note(exchange.tookMs);
  return pace.isSlow() ? 'slow' : undefined;
}

interface Pace {
  note(tookMs: number): void;
  isSlow(): boolean;
}

function watchPace(slowMs: number): Pace {
  let took: readonly number[] = [];
  return {
    note: (tookMs) => {
      // What was slow once is not held against the registry for ever: after it the counting begins anew.
      took = [...(isOver(took) ? [] : took), tookMs].slice(-lookBack);
    },
    isSlow: () => isOver(took),
  };

  function isOver(all: readonly number[]): boolean {
    return all.length === lookBack && all.reduce((sum, one) => sum + one, 0) > slowMs * lookBack;
  }
}

/** Counts from the first exchange on, and anew after each recovery; the library's own wait for a full window. */
function countLast(opensAtOnce: () => boolean): IBreaker {
  let failures: readonly boolean[] = [];
  const note = (isFailure: boolean) => {
    failures = [...failures, isFailure].slice(-lookBack);
  };
  return {
    state: undefined,
    success(state) {
      if (state === CircuitState.HalfOpen) failures = [];
      note(false);
    },
    failure() {
      note(true);
      return opensAtOnce() || failures.filter(Boolean).length >= tooMany;
    },
  };
}
