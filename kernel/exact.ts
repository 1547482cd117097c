/**
 * How likely are exact numbers, x destroyed and y damaged, or their sum alone, over every (D, M). Of D destroyed assets k are
 * reported and of M damaged ones l; which state each is given does not depend on how many there were:
 *
 *   P(x, y | D, M) = Σ_k P(k | D) · Σ_l P(l | M) · W[k, l],   W[k, l] = P(x, y | k and l reported, and what is beside)
 *
 * so a table costs (x + y) · n² / 2 multiplications, whether the end state was told or not.
 */
import { addTimes, after, column, columnAt, columns, fill, get, put, sized } from './memory';
import { ANY, addProducts, BOTH, extraOf, multinomial, NEGLIGIBLE } from './reported';

const columnBy = column();
const columnTold = column();
const columnLabels = column();

/** Adds exact · P(x, y | D, M) + sum · P(x + y | D, M) to `into`. @param c chances by which the cell's own are reported */
export function addExact(
  into: usize,
  n: i32,
  mostD: i32,
  mostM: i32,
  x: i32,
  y: i32,
  c: usize,
  exact: f64,
  sum: f64,
): void {
  const t = x + y;
  const mostK = t < mostD ? t : mostD;
  const mostL = t < mostM ? t : mostM;
  const sideB = mostM + 1;
  const byD = sized(columnBy, (mostK + 1) * sideB);
  const reportedD = get(c, 0) + get(c, 1);
  const reportedM = get(c, 2) + get(c, 3);
  const ofD = rowsOf(ROWS_D, mostK, mostD, reportedD);
  const ofM = rowsOf(ROWS_M, mostL, mostM, reportedM);
  const straight: f64 = reportedD > 0 ? get(c, 0) / reportedD : 1;
  const swapped: f64 = reportedM > 0 ? get(c, 2) / reportedM : 0;
  const told = toldOf(x, y, mostK, mostL, straight, swapped, exact, sum);
  // byD[k, M] = Σ_l P(l | M) · W[k, l]
  fill(byD, 0, (mostK + 1) * sideB, 0);
  for (let k = 0; k <= mostK; k++) {
    const most = mostL < t - k ? mostL : t - k;
    for (let l = 0; l <= most; l++) {
      const weight = get(told, k * (mostL + 1) + l);
      if (weight < NEGLIGIBLE) continue;
      // Of fewer than l none are l.
      addTimes(after(byD, k * sideB + l), after(ofM, l * sideB + l), sideB - l, weight);
    }
  }
  addProducts(into, n, mostD, mostM, ofD, byD, mostK + 1, 1, false);
}

/** Rows of destroyed assets, and of damaged ones; and for which chance they are, of how many, and how many rows. */
const ROWS_D = 0;
const ROWS_M = 1;
const columnRows = columns(2);
const ofChance = columns(2);

/** P(k | n) for k = 0..most of n = 0..assets, side by side. Statements on one image ask for the same again. */
function rowsOf(which: i32, most: i32, assets: i32, chance: f64): usize {
  const rows = sized(columnAt(columnRows, which), (most + 1) * (assets + 1));
  const known = sized(columnAt(ofChance, which), 3);
  if (get(known, 0) === chance && get(known, 1) === assets && get(known, 2) > most) return rows;
  multinomial(rows, most, 0, assets, chance, 0);
  put(known, 0, chance);
  put(known, 1, assets);
  put(known, 2, most + 1);
  return rows;
}

/**
 * told[k, l] = exact · P(x, y | k destroyed and l damaged ones reported) + sum · P(x + y | the same).
 * @param straight @param swapped chance that a reported destroyed one, a reported damaged one, is called destroyed
 */
function toldOf(x: i32, y: i32, mostK: i32, mostL: i32, straight: f64, swapped: f64, exact: f64, sum: f64): usize {
  const t = x + y;
  const side = mostL + 1;
  const told = sized(columnTold, (mostK + 1) * side);
  fill(told, 0, (mostK + 1) * side, 0);
  if (sum > 0) {
    const extra = extraOf(t, 0, ANY);
    for (let k = 0; k <= mostK; k++) {
      const most = mostL < t - k ? mostL : t - k;
      for (let l = 0; l <= most; l++) put(told, k * side + l, sum * get(extra, t - k - l));
    }
  }
  if (exact === 0) return told;
  const extra = extraOf(x, y, BOTH);
  // labels[·]: P(i of k called destroyed), then one damaged asset after another
  const both = x + 1;
  const labels = sized(columnLabels, 2 * both);
  fill(labels, 0, both, 0);
  put(labels, 0, 1);
  for (let k = 0; k <= mostK; k++) {
    if (k > 0) oneMore(labels, 0, x < k ? x : k, straight);
    for (let i = 0; i < both; i++) put(labels, both + i, get(labels, i));
    const most = mostL < t - k ? mostL : t - k;
    for (let l = 0; l <= most; l++) {
      if (l > 0) oneMore(labels, both, x < k + l ? x : k + l, swapped);
      let chance: f64 = 0;
      for (let i = k + l > y ? k + l - y : 0; i <= x && i <= k + l; i++)
        chance += get(labels, both + i) * get(extra, (x - i) * (y + 1) + y - (k + l - i));
      put(told, k * side + l, get(told, k * side + l) + exact * chance);
    }
  }
  return told;
}

/** One asset more, called destroyed with that chance. */
function oneMore(labels: usize, from: i32, most: i32, chance: f64): void {
  for (let i = most; i > 0; i--)
    put(labels, from + i, get(labels, from + i) * (1 - chance) + get(labels, from + i - 1) * chance);
  put(labels, from, get(labels, from) * (1 - chance));
}
