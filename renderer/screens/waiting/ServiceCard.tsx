import { useEffect } from 'react';
import { Key } from '../../parts/Key.tsx';
import { useBox, type Box } from '../../state/box.ts';
import { useWords } from '../../words/use-words.ts';

export interface ServiceCardProps {
  readonly services: readonly string[];
  /** What the next check is for; it stays until somebody changes it. */
  readonly chosen: Box<string | undefined>;
}

/** For which service the checks are; Alt with a digit chooses without leaving the scanner. */
export function ServiceCard({ services, chosen }: ServiceCardProps) {
  const { service: words } = useWords();
  const service = useBox(chosen);
  useServiceKeys(services, chosen);
  return (
    <section className="card service">
      <label htmlFor="service">
        {words.title}
        <Key>{words.keys}</Key>
      </label>
      <select
        id="service"
        className="field"
        value={service ?? ''}
        onChange={({ currentTarget }) => {
          chosen.set(services.find((one) => one === currentTarget.value));
          // The next keys are the scanner's or the digits' again.
          currentTarget.blur();
        }}
      >
        <option value="">{words.none}</option>
        {services.map((one, at) => (
          <option key={one} value={one}>
            {at < 9 ? `${at + 1}. ${one}` : one}
          </option>
        ))}
      </select>
    </section>
  );
}

/** Only the digits above the letters: a scanner writes by Alt and the ones on the number pad. */
function useServiceKeys(services: readonly string[], chosen: Box<string | undefined>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const [, digit] = /^Digit(\d)$/.exec(event.code) ?? [];
      if (digit === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
      if (Number(digit) > services.length) return;
      event.preventDefault();
      chosen.set(services[Number(digit) - 1]);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [services, chosen]);
}
