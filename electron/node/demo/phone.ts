import type { PhoneContract, PhoneScreen } from '../../../shared/contract/contract.ts';
import type { DemoCode, DemoCodeRequest } from './demo-codes.ts';

type Phone = Pick<PhoneContract, 'phone' | 'setPhone'>;
type Shown = Omit<PhoneScreen, keyof DemoCode>;

/**
 * The citizen's phone of the demo: shows one code and, as Diia does, makes a new one when a live code
 * has expired. Wished states other than 'live' stay as they are. `now` is UTC milliseconds.
 */
export function createPhone(
  registry: { issue(request: DemoCodeRequest): DemoCode },
  now: () => number = Date.now,
): Phone {
  let shown: Shown = { document: 'veteran-certificate', state: 'live', shape: 'qr', held: false };
  let code = registry.issue(shown);
  const renew = () => {
    code = registry.issue({ document: shown.document, state: shown.state });
  };
  const phone = () => {
    if (shown.state === 'live' && now() >= code.expiresAt) renew();
    return Promise.resolve({ ...shown, ...code });
  };
  return {
    phone,
    setPhone({ fresh, ...wished }) {
      const isOther = wished.document !== shown.document || wished.state !== shown.state;
      shown = wished;
      if (fresh || isOther) renew();
      return phone();
    },
  };
}
