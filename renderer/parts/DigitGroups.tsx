/** The chosen digits, or the caret where both are the same. */
export interface Chosen {
  readonly from: number;
  readonly to: number;
}

/** Where each group of 4-4-5 begins and ends, as Diia prints them. */
const groups = [
  [0, 4],
  [4, 8],
  [8, 13],
] as const;

/** 13 digits as boxes of 4-4-5 with a caret: the picture of a text field that lies over it. */
export function DigitGroups({
  digits,
  chosen,
}: {
  readonly digits: string;
  readonly chosen: Chosen;
}) {
  const caret = chosen.from === chosen.to ? chosen.from : undefined;
  return groups.map(([from, to]) => (
    <span key={from} aria-hidden="true" className={`group ${digits.length > from ? 'begun' : ''}`}>
      {Array.from(digits.slice(from, to), (digit, index) => (
        <Digit key={index} at={from + index} digit={digit} {...{ chosen, caret }} />
      ))}
      {caret === Math.min(to, digits.length) && (to === 13 || caret < to) && caret >= from && (
        <i className="caret" />
      )}
    </span>
  ));
}

interface DigitProps {
  readonly at: number;
  readonly digit: string;
  readonly chosen: Chosen;
  readonly caret: number | undefined;
}

function Digit({ at, digit, chosen, caret }: DigitProps) {
  const isChosen = at >= chosen.from && at < chosen.to;
  return (
    <>
      {caret === at && <i className="caret" />}
      <span className={`digit ${isChosen ? 'chosen' : ''}`}>{digit}</span>
    </>
  );
}

/** The place among the drawn digits that a click at `x` means. */
export function placeAt(drawn: Element | null, x: number): number {
  const digits = [...(drawn?.querySelectorAll('.digit') ?? [])];
  const middles = digits.map((digit) => {
    const { left, width } = digit.getBoundingClientRect();
    return left + width / 2;
  });
  return middles.filter((middle) => middle < x).length;
}
