import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useWords } from '../../words/use-words.ts';

/** The demo's stage: a phone that can be held up to the demo camera. */
export interface DemoControls {
  readonly held: boolean;
  readonly onHold: (held: boolean) => void;
  readonly onOpenPhone: () => void;
}

export function DemoButtons({ controls }: { readonly controls: DemoControls }) {
  const { waiting } = useWords();
  const { held, onHold, onOpenPhone } = controls;
  return (
    <div className="demo-buttons">
      <Button look="demo" onPress={() => onHold(!held)}>
        <Icon name="phone" />
        {held ? waiting.lowerPhone : waiting.holdPhone}
      </Button>
      <Button look="demo" onPress={onOpenPhone}>
        {waiting.openPhone}
      </Button>
    </div>
  );
}
