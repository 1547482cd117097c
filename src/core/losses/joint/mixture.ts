/**
 * Questions to weighted kept sweeps: each is an exact product of cells given its shares, so a sum over cells is a convolution
 * in each sweep and an average over sweeps. Sums of one site are kept once made; the largest of the sites asked about is added
 * only where the whole distribution is wanted.
 */
import type { Quantity } from '../../claims/result.js';
import { onceFor } from '../../measure/once-for.js';
import type { Pmf } from '../../numerics/discrete.js';
import type { CellPmfs } from './cell-pmfs.js';
import { pmfPlace, rowsOver } from './cell-pmfs.js';
import {
  averageRows,
  between,
  chancesOf,
  leastOf,
  lengthOf,
  mostOf,
  rowsAt,
  type SweepRows,
  sparedRows,
  sumRows,
  tailsOf,
} from './sweep-rows.js';

/** What one sweep holds: distributions of cells at a struck site, and the chance that each site was struck. */
export type Part = { readonly cells: CellPmfs; readonly struck: Float64Array };

export type Mixture = {
  /** distribution of the sum over chosen cells */
  readonly distribution: (quantity: Quantity, chosen: readonly boolean[]) => Pmf;
  /** P(low <= sum <= high) of each sweep: their spread tells the Monte Carlo error */
  readonly chances: (
    quantity: Quantity,
    chosen: readonly boolean[],
    low: number | null,
    high: number | null,
  ) => Float64Array;
  /** of the sum over `here`: P(k), and P(k and low <= sum over `here` and `rest` <= high) */
  readonly split: (
    quantity: Quantity,
    here: readonly boolean[],
    rest: readonly boolean[],
    low: number | null,
    high: number | null,
  ) => { readonly share: Pmf; readonly holds: Float64Array };
  readonly weights: ArrayLike<number>;
  /** distribution of the sum over chosen cells, per sweep */
  readonly rows: (quantity: Quantity, chosen: readonly boolean[]) => SweepRows;
  /** distribution of the sum over chosen cells of one site, per sweep */
  readonly sumsAt: (site: number, quantity: Quantity, chosen: readonly boolean[]) => SweepRows;
};

/** The mixture that this one differs from at some sites only, of the sweeps at these places. */
export type Before = {
  readonly mixture: Mixture;
  readonly at: readonly number[];
  readonly changed: ReadonlySet<number>;
};

/** @param sites places of the cells of each site @param weights sum to 1 */
export function makeMixture(
  sites: readonly (readonly number[])[],
  parts: readonly Part[],
  weights: ArrayLike<number>,
  before: Before | null = null,
): Mixture {
  const cells = parts.map((part) => part.cells);
  const ofCells: Record<Quantity, SweepRows[]> = { destroyed: [], hit: [] };
  const bySite = new Map<string, SweepRows>();
  const bySites = new Map<string, readonly SweepRows[]>();
  const sums = new Map<string, SweepRows>();
  const tailsFor = onceFor(tailsOf);
  const averaged = onceFor((rows: SweepRows) => averageRows(rows, weights));

  const cellRows = (c: number, quantity: Quantity): SweepRows => {
    const known = ofCells[quantity];
    const found = known[c];
    if (found) return found;
    const made = rowsOver(cells, pmfPlace(c, quantity));
    known[c] = made;
    return made;
  };

  const sumsAt = (site: number, quantity: Quantity, chosen: readonly boolean[]): SweepRows => {
    const own = (sites[site] as readonly number[]).filter((c) => chosen[c]);
    const key = `${site}|${quantity}|${own.join()}`;
    const found = bySite.get(key);
    if (found) return found;
    const isAsBefore = before !== null && !before.changed.has(site);
    const made = isAsBefore
      ? rowsAt(before.mixture.sumsAt(site, quantity, chosen), before.at)
      : sumsOf(own, site, quantity);
    bySite.set(key, made);
    return made;
  };
  const sumsOf = (own: readonly number[], site: number, quantity: Quantity): SweepRows => {
    const list = own.map((c) => cellRows(c, quantity));
    const struck = parts.map((part) => part.struck[site] as number);
    return sparedRows(sumRows(list, parts.length), struck);
  };

  /** Sums of the sites chosen cells lie at, the shortest first. */
  const apart = (name: string, quantity: Quantity, chosen: readonly boolean[]): readonly SweepRows[] => {
    const found = bySites.get(name);
    if (found) return found;
    const made: SweepRows[] = [];
    for (let site = 0; site < sites.length; site++)
      if (isAsked(sites[site] as readonly number[], chosen)) made.push(sumsAt(site, quantity, chosen));
    made.sort((a, b) => a.width - b.width);
    bySites.set(name, made);
    return made;
  };

  const summed = (name: string, list: readonly SweepRows[]): SweepRows => {
    const found = sums.get(name);
    if (found) return found;
    const made = sumRows(list, parts.length);
    sums.set(name, made);
    return made;
  };
  const butTheLast = (name: string, list: readonly SweepRows[]): SweepRows =>
    summed(`${name}|but the last`, list.slice(0, -1));
  const whole = (quantity: Quantity, chosen: readonly boolean[]): SweepRows => {
    const name = nameOf(quantity, chosen);
    const found = sums.get(name);
    if (found) return found;
    const list = apart(name, quantity, chosen);
    const last = list.at(-1);
    const made = last ? sumRows([butTheLast(name, list), last], parts.length) : summed(name, []);
    sums.set(name, made);
    return made;
  };

  return {
    weights,
    rows: whole,
    sumsAt,
    distribution: (quantity, chosen) => averaged(whole(quantity, chosen)),
    chances: (quantity, chosen, low, high) => {
      const name = nameOf(quantity, chosen);
      const list = apart(name, quantity, chosen);
      const others = butTheLast(name, list);
      const last = list.at(-1);
      if (last === undefined) return new Float64Array(parts.length).fill((low ?? 0) <= 0 && (high ?? 0) >= 0 ? 1 : 0);
      const above = tailsFor(last);
      return chancesOf(others, above, low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY);
    },
    split: (quantity, here, rest, low, high) => {
      const own = whole(quantity, here);
      const share = averaged(own);
      const holds = new Float64Array(share.length);
      const least = leastOf(low ?? Number.NEGATIVE_INFINITY);
      const most = mostOf(high ?? Number.POSITIVE_INFINITY);
      addHolds(holds, own, tailsFor(whole(quantity, rest)), weights, least, most);
      return { share, holds };
    },
  };
}

/** Adds P(k, and least <= k + the other count <= most), by the rows of one count and the tails of the other. */
function addHolds(
  holds: Float64Array,
  own: SweepRows,
  { starts, values: tails }: SweepRows,
  weights: ArrayLike<number>,
  least: number,
  most: number,
): void {
  for (let k = 0; k < weights.length; k++) {
    const ofSweep = weights[k] as number;
    const start = own.starts[k] as number;
    const from = starts[k] as number;
    const length = (starts[k + 1] as number) - from;
    const end = Math.min(lengthOf(own, k), most + 1);
    for (let s = Math.max(0, least - length + 1); s < end; s++) {
      const weight = ofSweep * (own.values[start + s] as number);
      if (weight < NEGLIGIBLE) continue;
      holds[s] = (holds[s] as number) + weight * between(tails, from, length, least - s, most - s);
    }
  }
}

function isAsked(cells: readonly number[], chosen: readonly boolean[]): boolean {
  for (let i = 0; i < cells.length; i++) if (chosen[cells[i] as number]) return true;
  return false;
}

/** Of a question: quantity and chosen cells. */
export const nameOf = (quantity: Quantity, chosen: readonly boolean[]): string => `${quantity}|${marksOf(chosen)}`;

const marksOf = onceFor((chosen: readonly boolean[]): string => {
  let marks = '';
  for (let c = 0; c < chosen.length; c++) marks += chosen[c] ? '1' : '0';
  return marks;
});

/** Cannot move a printed digit of expected bits. */
const NEGLIGIBLE = 1e-12;
