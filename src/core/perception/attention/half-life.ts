/**
 * How fast attention fades: the excess over days of no news falls by a constant share a day, so its logarithm is a line (ordinary least
 * squares). Assumption most likely to be wrong: one event. A second story on the third day lifts the tail and lengthens the half-life.
 */
import { tQuantile } from '../../numerics/student-t.js';
import { type Gap, gap } from '../../problem.js';

export type Fade = {
  /** a step */
  readonly decay: number;
  /** in steps */
  readonly halfLife: number;
  readonly q025: number;
  readonly q975: number | Gap;
  readonly r2: number;
  readonly points: number;
};

/** Points under which a line says nothing of its own error. */
const LEAST = 4;

/** @param t in steps, ascending; @param excess above 0 */
export function fadeOf(t: readonly number[], excess: readonly number[]): Fade | Gap {
  const n = t.length;
  if (n < LEAST) return gap('too-few', `at least ${LEAST} points of excess attention, got ${n}`);
  const logs = excess.map(Math.log);
  const mean = (x: readonly number[]): number => x.reduce((sum, v) => sum + v, 0) / n;
  const [mt, my] = [mean(t), mean(logs)];
  let [tt, ty, yy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [dt, dy] = [(t[i] as number) - mt, (logs[i] as number) - my];
    tt += dt * dt;
    ty += dt * dy;
    yy += dy * dy;
  }
  const decay = -ty / tt;
  if (!(decay > 0)) return gap('outside-model', 'attention that fades, got one that grows or stays');
  const left = Math.max(0, yy - (ty * ty) / tt);
  const half = tQuantile(0.975, n - 2) * Math.sqrt(left / (n - 2) / tt);
  const LN2 = Math.LN2;
  return {
    decay,
    halfLife: LN2 / decay,
    q025: LN2 / (decay + half),
    q975: decay > half ? LN2 / (decay - half) : gap('beyond-horizon', 'a slowest fade that ends within the rows'),
    r2: (ty * ty) / (tt * yy),
    points: n,
  };
}
