/** A broken line: y = β₀ + β₁·t + β₂·D + β₃·(t − t₀)·D, with t = 1 at the first step and D = 1 from t₀ on. */
export const TERMS = 4;

export type Broken = {
  /** steps of the rows with a value, from 1 */
  readonly t: Float64Array;
  readonly y: Float64Array;
  /** row by row: 1, t, D, (t − t₀)·D */
  readonly x: Float64Array;
};

/** @param y one for each step, NaN where nothing was taken @param t0 the first step after the break, from 1 */
export function brokenLine(y: Float64Array, t0: number): Broken {
  const t = Float64Array.from(y, (_, i) => i + 1).filter((_, i) => !Number.isNaN(y[i]));
  const x = new Float64Array(TERMS * t.length);
  t.forEach((step, i) => {
    const isAfter = step >= t0 ? 1 : 0;
    x.set([1, step, isAfter, (step - t0) * isAfter], TERMS * i);
  });
  return { t, y: y.filter((value) => !Number.isNaN(value)), x };
}
