/**
 * How likely is what one analyst reported, given what his image let him detect?
 *
 *   each detected asset is reported with chance ρ, its state swapped with chance e
 *   plus Poisson(λ) intact assets called hit, either state
 *
 * Returned over all (sD, sM), the detected destroyed and damaged. O(n² · x · y) for counts x, y.
 * Most likely wrong: analysts of one image read each other before they write.
 */
import type { Statement } from './statements.js';

/** Triangle over (destroyed, damaged) with destroyed + damaged <= n, stored as a square of side n + 1. */
export type Grid = {
  readonly n: number;
  readonly values: Float64Array;
  /** with a `tail`: values are what lies above it, and beyond this many of either there is nothing, to rounding */
  readonly reach?: number;
  readonly tail?: number;
  /** where nobody reported a hit: the value is Σ_k terms[k] · (1 − ρ)^(k · detected), and thins in closed form */
  readonly noHit?: { readonly missed: number; readonly terms: readonly number[] };
};

export const at = (n: number, d: number, m: number): number => d * (n + 1) + m;

/** How analysts report: ρ, the chance that a detected asset is reported, and e, that its state is swapped. */
export type Habits = { readonly report: number; readonly swap: number };

/** @param most largest number of assets the cell can hold; @param falseAlarms λ, mean number of false alarms */
export function reportGrid(statement: Statement, most: number, falseAlarms: number, habits: Habits): Grid {
  const literal = exactGrid(statement, most, falseAlarms, habits);
  const meant =
    statement.sumOnly > 0 ? blend(statement.sumOnly, sumGrid(statement, most, falseAlarms, habits), literal) : literal;
  const blind = uninformative(statement, most);
  const { trust, silent } = statement;
  return { n: most, values: meant.values.map((x) => silent + (1 - silent) * (trust * x + (1 - trust) * blind)) };
}

function exactGrid(s: Statement, n: number, falseAlarms: number, { report, swap }: Habits): Grid {
  const [width, height] = [s.destroyed + 2, s.damaged + 2];
  const direct = report * (1 - swap);
  const swapped = report * swap;
  const values = new Float64Array((n + 1) * (n + 1));
  let column = noise(width, height, falseAlarms);
  for (let d = 0; d <= n; d++) {
    let table = column;
    for (let m = 0; d + m <= n; m++) {
      values[at(n, d, m)] = pick(table, width, height, s);
      table = addAsset(table, width, height, swapped, direct);
    }
    column = addAsset(column, width, height, direct, swapped);
  }
  return { n, values };
}

/** Only how many were called hit counts. */
function sumGrid(s: Statement, n: number, falseAlarms: number, { report }: Habits): Grid {
  const said = s.destroyed + s.damaged;
  const values = new Float64Array((n + 1) * (n + 1));
  let table = noise(said + 2, 2, falseAlarms, true);
  for (let total = 0; total <= n; total++) {
    const chance = pick(table, said + 2, 2, { ...s, destroyed: said, damaged: 0 });
    for (let d = 0; d <= total; d++) values[at(n, d, total - d)] = chance;
    table = addAsset(table, said + 2, 2, report, 0);
  }
  return { n, values };
}

/** Called-hit counts before any true one; the last row and column hold "more than was said". */
function noise(width: number, height: number, mean: number, sumOnly = false): Float64Array {
  const table = new Float64Array(width * height);
  const [first, second] = sumOnly ? [mean, 0] : [mean / 2, mean / 2];
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++)
      table[x * height + y] = poisson(x, first, width - 1) * poisson(y, second, height - 1);
  return table;
}

function poisson(k: number, mean: number, last: number): number {
  const term = (j: number): number => {
    let value = Math.exp(-mean);
    for (let i = 1; i <= j; i++) value *= mean / i;
    return value;
  };
  if (k < last) return term(k);
  let below = 0;
  for (let j = 0; j < last; j++) below += term(j);
  return Math.max(0, 1 - below);
}

function addAsset(
  table: Float64Array,
  width: number,
  height: number,
  asDestroyed: number,
  asDamaged: number,
): Float64Array {
  const next = new Float64Array(table.length);
  const missed = 1 - asDestroyed - asDamaged;
  for (let x = 0; x < width; x++)
    for (let y = 0; y < height; y++) {
      const mass = table[x * height + y] as number;
      if (mass === 0) continue;
      const right = Math.min(x + 1, width - 1) * height + y;
      const up = x * height + Math.min(y + 1, height - 1);
      next[x * height + y] = (next[x * height + y] as number) + missed * mass;
      next[right] = (next[right] as number) + asDestroyed * mass;
      next[up] = (next[up] as number) + asDamaged * mass;
    }
  return next;
}

function pick(
  table: Float64Array,
  width: number,
  height: number,
  s: Pick<Statement, 'destroyed' | 'damaged' | 'atLeast'>,
): number {
  if (!s.atLeast) return table[s.destroyed * height + s.damaged] as number;
  let total = 0;
  for (let x = s.destroyed; x < width; x++)
    for (let y = s.damaged; y < height; y++) total += table[x * height + y] as number;
  return total;
}

/** Chance of these numbers when the report says nothing: uniform over the reports `n` assets allow. */
export function uninformative(s: Statement, n: number): number {
  const all = ((n + 1) * (n + 2)) / 2;
  if (!s.atLeast) return 1 / all;
  const left = Math.max(0, n - s.destroyed - s.damaged);
  return ((left + 1) * (left + 2)) / 2 / all;
}

const blend = (weight: number, a: Grid, b: Grid): Grid => ({
  n: a.n,
  values: a.values.map((x, i) => weight * x + (1 - weight) * (b.values[i] as number)),
});
