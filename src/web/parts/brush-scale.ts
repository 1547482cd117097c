/**
 * Where a day stands on a brush: days are spaced by the logarithm of their distance from the strike, before and after it,
 * so that the hours in which all happens are not a hair's breadth of a year. Inverse to the day.
 */
export type BrushScale = {
  readonly first: number;
  readonly last: number;
  /** px of the middle of a day */
  readonly at: (day: number) => number;
  /** the day nearest to a px, within first and last */
  readonly dayAt: (px: number) => number;
};

/** @param strike day number of its first day @param width px, of which `pad` stay free at both ends */
export function brushScale(first: number, last: number, strike: number, width: number, pad: number): BrushScale {
  const bend = (day: number): number => Math.sign(day - strike) * Math.log2(1 + Math.abs(day - strike));
  const unbend = (u: number): number => strike + Math.sign(u) * (2 ** Math.abs(u) - 1);
  const [low, high] = [bend(first), Math.max(bend(last), bend(first) + 1)];
  const room = Math.max(1, width - 2 * pad);
  return {
    first,
    last,
    at: (day) => pad + ((bend(day) - low) / (high - low)) * room,
    dayAt: (px) => Math.min(last, Math.max(first, Math.round(unbend(low + ((px - pad) / room) * (high - low))))),
  };
}

/** Days from the strike worth a mark, as far as they are within the scale and `apart` px from each other. */
export function brushTicks(scale: BrushScale, strike: number, apart: number): readonly number[] {
  const steps = [0, 1, 3, 7, 30, 90, 365, 3650];
  const wanted = steps.flatMap((step) => (step === 0 ? [0] : [step, -step]));
  const kept: number[] = [];
  for (const step of wanted) {
    const day = strike + step;
    if (day < scale.first || day > scale.last) continue;
    if (kept.every((other) => Math.abs(scale.at(other + strike) - scale.at(day)) >= apart)) kept.push(step);
  }
  return kept.sort((a, b) => a - b);
}
