import { useEffect, useState } from 'react';
import type { PhoneScreen } from '../../../shared/contract/contract.ts';
import { groupDigits } from '../../../shared/capture/digits.ts';
import { documentTypes, type DocumentType } from '../../../shared/identify/document-type.ts';
import { Button, letGo } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import type { Modules } from '../../parts/draw-modules.ts';
import { Symbol } from '../../parts/Symbol.tsx';
import { leftOf } from '../../show/format.ts';
import type { Phone } from '../../state/use-phone.ts';
import { useWords } from '../../words/use-words.ts';
import { PhoneControls } from './PhoneControls.tsx';

/** Draws a code; given, so that the page's screens don't know who draws. */
export type DrawSymbol = (text: string, shape: 'qr' | 'ean13') => Promise<Modules>;

interface PhonePageProps {
  readonly screen: PhoneScreen;
  readonly change: Phone['change'];
  readonly draw: DrawSymbol;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The citizen's phone of the demo: invented documents with live codes, and the stage controls below. */
export function PhonePage(props: PhonePageProps) {
  const [opened, setOpened] = useState(true);
  const { phone } = useWords();
  return (
    <div className="phone" aria-label={phone.title}>
      <section className="phone-screen">
        {opened ? (
          <OpenDocument {...props} onBack={() => setOpened(false)} />
        ) : (
          <Documents
            onChoose={(document) => {
              props.change({ document, fresh: true });
              setOpened(true);
            }}
          />
        )}
      </section>
      <PhoneControls screen={props.screen} change={props.change} />
    </div>
  );
}

function Documents({ onChoose }: { readonly onChoose: (document: DocumentType) => void }) {
  const { phone, documents } = useWords();
  return (
    <>
      <h1>{phone.documents}</h1>
      <ul className="phone-documents">
        {documentTypes.map((document) => (
          <li key={document}>
            <button type="button" onClick={() => onChoose(document)}>
              {documents[document]}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function OpenDocument({
  screen,
  change,
  draw,
  now,
  onBack,
}: PhonePageProps & { onBack: () => void }) {
  const { phone, documents } = useWords();
  const leftMs = screen.expiresAt - now;
  return (
    <>
      <div className="phone-top">
        <button type="button" className="phone-back" aria-label={phone.back} onClick={onBack}>
          <Icon name="back" />
        </button>
        <ShapeSwitch shape={screen.shape} onShape={(shape) => change({ shape })} />
        <span className="phone-back" />
      </div>
      <h1>{documents[screen.document]}</h1>
      <div className={`phone-code ${leftMs > 0 ? '' : 'lapsed'}`}>
        <Code screen={screen} draw={draw} />
      </div>
      <p className="phone-digits">{groupDigits(screen.digits)}</p>
      <p className="phone-left">{leftMs > 0 ? phone.lives(leftOf(leftMs)) : phone.lapsed}</p>
      <Button look="primary" onPress={() => change({ fresh: true })}>
        {phone.refresh}
      </Button>
    </>
  );
}

interface ShapeSwitchProps {
  readonly shape: PhoneScreen['shape'];
  readonly onShape: (shape: PhoneScreen['shape']) => void;
}

function ShapeSwitch({ shape, onShape }: ShapeSwitchProps) {
  const { phone } = useWords();
  return (
    <div className="phone-switch">
      {(['qr', 'barcode'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === shape}
          onClick={(event) => {
            letGo(event);
            onShape(one);
          }}
        >
          {phone[one]}
        </button>
      ))}
    </div>
  );
}

function Code({ screen, draw }: Pick<PhonePageProps, 'screen' | 'draw'>) {
  const { phone } = useWords();
  const { shape } = screen;
  const text = shape === 'qr' ? screen.link : screen.digits;
  const [drawn, setDrawn] = useState<{ readonly text: string; readonly modules: Modules }>();
  useEffect(() => {
    let isWanted = true;
    const keep = (modules: Modules) => {
      if (isWanted) setDrawn({ text, modules });
    };
    // A code that can't be drawn leaves the card white: the digits stay.
    draw(text, shape === 'qr' ? 'qr' : 'ean13').then(keep, () => undefined);
    return () => {
      isWanted = false;
    };
  }, [text, shape, draw]);
  if (drawn?.text !== text) return null;
  return <Symbol modules={drawn.modules} shape={shape} label={phone[shape]} />;
}
