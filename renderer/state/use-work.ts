import { useCallback, useEffect, useState } from 'react';

const pollMs = 250;

/** Work that main does in the background: how far it is, and how to begin it. */
export interface Work<State, Request> {
  readonly state: State;
  readonly start: (request: Request) => void;
}

interface WorkMethods<State, Request> {
  readonly start: (request: Request) => Promise<State>;
  readonly look: () => Promise<State>;
}

/** Follows work in main: polled only while it is under way. */
export function useWork<State extends { readonly kind: string }, Request>(
  { start, look }: WorkMethods<State, Request>,
  idle: State,
): Work<State, Request> {
  const [state, setState] = useState<State>(idle);
  const isUnderWay = state.kind === 'running' || state.kind === 'choosing';
  useEffect(() => {
    let isWanted = true;
    const keep = (read: State) => {
      if (isWanted) setState(read);
    };
    // A desk that is closing keeps what was last seen.
    const read = () => void look().then(keep, () => undefined);
    read();
    const timer = isUnderWay ? setInterval(read, pollMs) : undefined;
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [look, isUnderWay]);
  const begin = useCallback(
    (request: Request) => {
      start(request).then(setState, () => undefined);
    },
    [start],
  );
  return { state, start: begin };
}
