/**
 * How likely are exact numbers, x destroyed and y damaged, or their sum alone, over every (D, M). Of D destroyed assets k are
 * reported and of M damaged ones l; which state each is given does not depend on how many there were:
 *
 *   P(x, y | D, M) = Σ_k P(k | D) · Σ_l P(l | M) · W[k, l],   W[k, l] = P(x, y | k and l reported, and what is beside)
 *
 * so a table costs (x + y) · n² / 2 multiplications, whether the end state was told or not.
 */
import type { Statement } from '../statements.js';
import {
  type Around,
  addProducts,
  type Chances,
  extra,
  fillExtra,
  multinomial,
  NEGLIGIBLE,
  type Size,
} from './reported.js';

let [ofD, ofM, byD] = [new Float64Array(256), new Float64Array(256), new Float64Array(256)];
let [told, labels] = [new Float64Array(64), new Float64Array(64)];

/** Adds exact · P(x, y | D, M) + sum · P(x + y | D, M) to `into`. */
export function addExact(
  into: Float64Array,
  { n, mostD, mostM }: Size,
  { destroyed: x, damaged: y }: Statement,
  c: Chances,
  around: Around,
  exact: number,
  sum: number,
): void {
  const t = x + y;
  const [mostK, mostL] = [Math.min(t, mostD), Math.min(t, mostM)];
  const [sideA, sideB] = [mostD + 1, mostM + 1];
  if (ofD.length < (mostK + 1) * sideA) ofD = new Float64Array(2 * (mostK + 1) * sideA);
  if (ofM.length < (mostL + 1) * sideB) ofM = new Float64Array(2 * (mostL + 1) * sideB);
  if (byD.length < (mostK + 1) * sideB) byD = new Float64Array(2 * (mostK + 1) * sideB);
  const [reportedD, reportedM] = [c.dd + c.dm, c.md + c.mm];
  multinomial(ofD, mostK, 0, mostD, reportedD, 0);
  multinomial(ofM, mostL, 0, mostM, reportedM, 0);
  fillTold(x, y, mostK, mostL, reportedD > 0 ? c.dd / reportedD : 1, reportedM > 0 ? c.md / reportedM : 0, around, [
    exact,
    sum,
  ]);
  // byD[k, M] = Σ_l P(l | M) · W[k, l]
  byD.fill(0, 0, (mostK + 1) * sideB);
  for (let k = 0; k <= mostK; k++)
    for (let l = 0; l <= Math.min(mostL, t - k); l++) {
      const weight = told[k * (mostL + 1) + l] as number;
      if (weight < NEGLIGIBLE) continue;
      for (let m = l; m <= mostM; m++)
        byD[k * sideB + m] = (byD[k * sideB + m] as number) + weight * (ofM[l * sideB + m] as number);
    }
  addProducts(into, { n, mostD, mostM }, ofD, byD, mostK + 1, 1);
}

/**
 * told[k, l] = exact · P(x, y | k destroyed and l damaged ones reported) + sum · P(x + y | the same).
 * @param straight @param swapped chance that a reported destroyed one, a reported damaged one, is called destroyed
 */
function fillTold(
  x: number,
  y: number,
  mostK: number,
  mostL: number,
  straight: number,
  swapped: number,
  around: Around,
  [exact, sum]: readonly [number, number],
): void {
  const [t, side] = [x + y, mostL + 1];
  if (told.length < (mostK + 1) * side) told = new Float64Array(2 * (mostK + 1) * side);
  told.fill(0, 0, (mostK + 1) * side);
  if (sum > 0) {
    fillExtra(t, 0, 'any', around);
    for (let k = 0; k <= mostK; k++)
      for (let l = 0; l <= Math.min(mostL, t - k); l++) told[k * side + l] = sum * (extra[t - k - l] as number);
  }
  if (exact === 0) return;
  fillExtra(x, y, 'both', around);
  // labels[k, ·]: P(i of k called destroyed), then one damaged asset after another
  if (labels.length < 2 * (x + 1)) labels = new Float64Array(2 * (x + 1));
  const both = x + 1;
  labels.fill(0, 0, both);
  labels[0] = 1;
  for (let k = 0; k <= mostK; k++) {
    if (k > 0) oneMore(0, Math.min(x, k), straight);
    labels.copyWithin(both, 0, both);
    for (let l = 0; l <= Math.min(mostL, t - k); l++) {
      if (l > 0) oneMore(both, Math.min(x, k + l), swapped);
      let chance = 0;
      for (let i = Math.max(0, k + l - y); i <= x && i <= k + l; i++)
        chance += (labels[both + i] as number) * (extra[(x - i) * (y + 1) + y - (k + l - i)] as number);
      told[k * side + l] = (told[k * side + l] as number) + exact * chance;
    }
  }
}

/** One asset more, called destroyed with that chance. */
function oneMore(from: number, most: number, chance: number): void {
  for (let i = most; i > 0; i--)
    labels[from + i] = (labels[from + i] as number) * (1 - chance) + (labels[from + i - 1] as number) * chance;
  labels[from] = (labels[from] as number) * (1 - chance);
}
