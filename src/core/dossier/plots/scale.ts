/** Linear and logarithmic-day scales with round ticks. Positions are px from the left edge of the plot. */
export type Scale = {
  readonly at: (value: number) => number;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
};

export function linearScale(from: number, to: number, left: number, right: number, tickGap = 64): Scale {
  const at = (value: number): number => left + ((value - from) / (to - from)) * (right - left);
  const step = niceStep((to - from) / Math.max(1, Math.floor(Math.abs(right - left) / tickGap)));
  const ticks: number[] = [];
  for (let i = Math.ceil(from / step); i * step <= to + step * 1e-9; i++) ticks.push(i * step);
  return { at, from, to, ticks };
}

/** A scale of counts from zero that reaches the next round number beyond `max`, with whole ticks. */
export function countScale(max: number, left: number, right: number): Scale {
  const step = Math.max(1, niceStep(Math.max(1, max) / Math.max(1, Math.floor((right - left) / 64))));
  const to = Math.max(step, Math.ceil((max + 0.5) / step) * step);
  const ticks: number[] = [];
  for (let tick = 0; tick <= to; tick += step) ticks.push(tick);
  return { at: (value) => left + (value / to) * (right - left), from: 0, to, ticks };
}

/** 1, 2 or 5 times a power of ten, at least `rough`. */
export function niceStep(rough: number): number {
  const power = Number(`1e${Math.floor(Math.log10(rough))}`);
  for (const multiple of [1, 2, 5]) if (multiple * power >= rough * (1 - 1e-9)) return multiple * power;
  return 10 * power;
}
