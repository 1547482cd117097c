/** A series and its controls in the scale of the model: mean 0 and standard deviation 1 over the rows before the event. */
import { meanOf, varianceOf } from '../../../numerics/ess.js';
import type { Design } from './regression.js';

export type Problem = {
  /** rows before the event, standardised; what is not seen is 0 */
  readonly y: Float64Array;
  /** 1 where a row before the event has a value and every control */
  readonly isSeen: Uint8Array;
  readonly seen: number;
  /** rows after */
  readonly ahead: number;
  /** null without controls */
  readonly design: Design | null;
  readonly mean: number;
  readonly spread: number;
};

/** @param y before and after, NaN where nothing was taken @param controls each as long; none constant before the event */
export function standardise(y: Float64Array, controls: readonly Float64Array[], before: number): Problem {
  const isSeen = new Uint8Array(before);
  const kept: number[] = [];
  for (let t = 0; t < before; t++) {
    if (Number.isNaN(y[t]) || controls.some((x) => Number.isNaN(x[t]))) continue;
    isSeen[t] = 1;
    kept.push(y[t] as number);
  }
  const [mean, spread] = [meanOf(kept), Math.sqrt(varianceOf(kept))];
  const scaled = new Float64Array(before);
  for (let t = 0; t < before; t++) if (isSeen[t] === 1) scaled[t] = ((y[t] as number) - mean) / spread;
  return {
    y: scaled,
    isSeen,
    seen: kept.length,
    ahead: y.length - before,
    design: controls.length === 0 ? null : designOf(controls, isSeen, y.length),
    mean,
    spread,
  };
}

/** The intercept, then the controls; rows that are not seen are 0. */
function designOf(controls: readonly Float64Array[], isSeen: Uint8Array, rows: number): Design {
  const columns = new Float64Array((controls.length + 1) * rows).fill(1, 0, rows);
  controls.forEach((x, j) => {
    const kept = [...x.subarray(0, isSeen.length)].filter((_, t) => isSeen[t] === 1);
    const [mean, spread] = [meanOf(kept), Math.sqrt(varianceOf(kept))];
    for (let t = 0; t < rows; t++) {
      const value = x[t] as number;
      columns[(j + 1) * rows + t] = Number.isNaN(value) ? 0 : (value - mean) / spread;
    }
  });
  return { columns, count: controls.length + 1, rows };
}
