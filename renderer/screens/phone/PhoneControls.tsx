import { phoneCodeStates, type PhoneScreen } from '../../../shared/contract/contract.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { Phone } from '../../state/use-phone.ts';
import { useWords } from '../../words/use-words.ts';

interface PhoneControlsProps {
  readonly screen: PhoneScreen;
  readonly change: Phone['change'];
}

/** What no real phone has: how the code should be, and whether it is held up to the camera. */
export function PhoneControls({ screen, change }: PhoneControlsProps) {
  const { phone, desk } = useWords();
  return (
    <section className="stage">
      <p>
        {desk.demo} · {phone.stageNote}
      </p>
      <label>
        {phone.state}
        <select
          value={screen.state}
          onChange={({ target }) => {
            const state = phoneCodeStates.find((one) => one === target.value);
            if (state) change({ state, fresh: true });
          }}
        >
          {phoneCodeStates.map((state) => (
            <option key={state} value={state}>
              {phone.states[state]}
            </option>
          ))}
        </select>
      </label>
      <Button look="demo" pressed={screen.held} onPress={() => change({ held: !screen.held })}>
        <Icon name="phone" />
        {screen.held ? phone.lower : phone.hold}
      </Button>
    </section>
  );
}
