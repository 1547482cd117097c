/** How a state of level, slope and seasons steps on, without a matrix: places that are added, and a round that turns. */

export type Transition = {
  readonly states: number;
  /** place of the running season; null without one */
  readonly seasonAt: number | null;
  /** T·x in place, x lying at `from` and every `stride` on */
  readonly advance: (x: Float64Array, from: number, stride: number) => void;
  /** Tᵀ·x in place, x lying at `from` */
  readonly retreat: (x: Float64Array, from: number) => void;
};

/** @param season rows in one round; the seasons before this one are kept, and all sum to nothing */
export function makeTransition(hasSlope: boolean, season: number | null): Transition {
  const first = hasSlope ? 2 : 1;
  const states = first + (season === null ? 0 : season - 1);

  function advance(x: Float64Array, from: number, stride: number): void {
    if (hasSlope) x[from] = (x[from] as number) + (x[from + stride] as number);
    if (season === null) return;
    let sum = 0;
    for (let i = states - 1; i >= first; i--) {
      const at = from + i * stride;
      sum += x[at] as number;
      if (i > first) x[at] = x[at - stride] as number;
    }
    x[from + first * stride] = -sum;
  }

  function retreat(x: Float64Array, from: number): void {
    if (hasSlope) x[from + 1] = (x[from + 1] as number) + (x[from] as number);
    if (season === null) return;
    const newest = x[from + first] as number;
    for (let i = first; i < states; i++) x[from + i] = (i + 1 < states ? (x[from + i + 1] as number) : 0) - newest;
  }

  return { states, seasonAt: season === null ? null : first, advance, retreat };
}
