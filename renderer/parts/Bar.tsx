interface BarProps {
  readonly value: number;
  readonly whole: number;
}

/** A part of a whole. Says nothing that the words beside it don't. */
export function Bar({ value, whole }: BarProps) {
  return (
    <progress
      className="bar"
      aria-hidden="true"
      max={Math.max(1, whole)}
      value={Math.max(0, value)}
    />
  );
}
