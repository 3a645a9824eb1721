import { useCallback, useEffect, useState } from 'react';
import type { PhoneContract, PhoneRequest, PhoneScreen } from '../../shared/contract/contract.ts';

/** The demo phone and how to change it; both the desk and the phone's own window may. */
export interface Phone {
  /** Absent until it was first read. */
  readonly screen: PhoneScreen | undefined;
  readonly change: (change: Partial<PhoneRequest>) => void;
}

const pollMs = 500;

/** Follows the demo phone; outside of the demo there is none to follow. */
export function usePhone(contract: PhoneContract | undefined): Phone {
  const [screen, setScreen] = useState<PhoneScreen>();
  useEffect(() => {
    if (!contract) return undefined;
    let isWanted = true;
    const keep = (read: PhoneScreen) => {
      if (isWanted) setScreen(read);
    };
    // A desk that is closing shows the last phone a little longer.
    const read = () => void contract.phone({}).then(keep, () => undefined);
    read();
    const timer = setInterval(read, pollMs);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [contract]);
  const change = useCallback(
    (changes: Partial<PhoneRequest>) => {
      if (!contract || !screen) return;
      const { document, state, shape, held } = screen;
      const request = { document, state, shape, held, fresh: false, ...changes };
      void contract.setPhone(request).then(setScreen, () => undefined);
    },
    [contract, screen],
  );
  return { screen, change };
}
