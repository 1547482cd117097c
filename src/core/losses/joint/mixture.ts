/**
 * Questions to weighted kept sweeps: each is an exact product of cells given its shares, so a sum over cells is a convolution
 * in each sweep and an average over sweeps. Sums of one site are kept once made; the largest of the sites asked about is added
 * only where the whole distribution is wanted.
 */
import type { Quantity } from '../../claims/result.js';
import { onceFor } from '../../measure/once-for.js';
import type { Pmf } from '../../numerics/discrete.js';
import { type CellPmfs, pmfPlace, rowsOver } from './cell-pmfs.js';
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
  const known: Known = {
    ...{ sites, parts, before },
    cells: parts.map((part) => part.cells),
    ofCells: { destroyed: [], hit: [] },
    bySite: new Map(),
    bySites: new Map(),
    sums: new Map(),
  };
  const tailsFor = onceFor(tailsOf);
  const averaged = onceFor((rows: SweepRows) => averageRows(rows, weights));
  return {
    weights,
    rows: (quantity, chosen) => whole(known, quantity, chosen),
    sumsAt: (site, quantity, chosen) => sumsAt(known, site, quantity, chosen),
    distribution: (quantity, chosen) => averaged(whole(known, quantity, chosen)),
    chances: (quantity, chosen, low, high) => {
      const list = apart(known, quantity, chosen);
      const last = list.at(-1);
      if (last === undefined) return new Float64Array(parts.length).fill((low ?? 0) <= 0 && (high ?? 0) >= 0 ? 1 : 0);
      const others = butTheLast(known, nameOf(quantity, chosen), list);
      return chancesOf(others, tailsFor(last), low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY);
    },
    split: (quantity, here, rest, low, high) => {
      const own = whole(known, quantity, here);
      const share = averaged(own);
      const holds = new Float64Array(share.length);
      const least = leastOf(low ?? Number.NEGATIVE_INFINITY);
      const most = mostOf(high ?? Number.POSITIVE_INFINITY);
      addHolds(holds, own, tailsFor(whole(known, quantity, rest)), weights, least, most);
      return { share, holds };
    },
  };
}

/** What sums were made already: of cells, of the chosen cells of a site, of those of all sites one by one, and of all together. */
type Known = {
  readonly sites: readonly (readonly number[])[];
  readonly parts: readonly Part[];
  readonly before: Before | null;
  readonly cells: readonly CellPmfs[];
  readonly ofCells: Readonly<Record<Quantity, SweepRows[]>>;
  readonly bySite: Map<string, SweepRows>;
  readonly bySites: Map<string, readonly SweepRows[]>;
  readonly sums: Map<string, SweepRows>;
};

function cellRows({ cells, ofCells }: Known, c: number, quantity: Quantity): SweepRows {
  const rows = ofCells[quantity];
  const found = rows[c];
  if (found) return found;
  const made = rowsOver(cells, pmfPlace(c, quantity));
  rows[c] = made;
  return made;
}

function sumsAt(known: Known, site: number, quantity: Quantity, chosen: readonly boolean[]): SweepRows {
  const { sites, bySite, before } = known;
  const own: number[] = [];
  for (const c of sites[site] as readonly number[]) if (chosen[c]) own.push(c);
  const key = `${site}|${quantity}|${own.join()}`;
  const found = bySite.get(key);
  if (found) return found;
  const isAsBefore = before !== null && !before.changed.has(site);
  const made = isAsBefore
    ? rowsAt(before.mixture.sumsAt(site, quantity, chosen), before.at)
    : sumsOf(known, own, site, quantity);
  bySite.set(key, made);
  return made;
}

function sumsOf(known: Known, own: readonly number[], site: number, quantity: Quantity): SweepRows {
  const { parts } = known;
  const list: SweepRows[] = [];
  for (const c of own) list.push(cellRows(known, c, quantity));
  const struck = new Float64Array(parts.length);
  for (let k = 0; k < struck.length; k++) struck[k] = (parts[k] as Part).struck[site] as number;
  return sparedRows(sumRows(list, parts.length), struck);
}

/** Sums of the sites chosen cells lie at, the shortest first. */
function apart(known: Known, quantity: Quantity, chosen: readonly boolean[]): readonly SweepRows[] {
  const { sites, bySites } = known;
  const name = nameOf(quantity, chosen);
  const found = bySites.get(name);
  if (found) return found;
  const made: SweepRows[] = [];
  for (let site = 0; site < sites.length; site++)
    if (isAsked(sites[site] as readonly number[], chosen)) made.push(sumsAt(known, site, quantity, chosen));
  made.sort((a, b) => a.width - b.width);
  bySites.set(name, made);
  return made;
}

function isAsked(cells: readonly number[], chosen: readonly boolean[]): boolean {
  for (let i = 0; i < cells.length; i++) if (chosen[cells[i] as number]) return true;
  return false;
}

function butTheLast({ parts, sums }: Known, name: string, list: readonly SweepRows[]): SweepRows {
  const key = `${name}|but the last`;
  const found = sums.get(key);
  if (found) return found;
  const made = sumRows(list.slice(0, -1), parts.length);
  sums.set(key, made);
  return made;
}

function whole(known: Known, quantity: Quantity, chosen: readonly boolean[]): SweepRows {
  const { parts, sums } = known;
  const name = nameOf(quantity, chosen);
  const found = sums.get(name);
  if (found) return found;
  const list = apart(known, quantity, chosen);
  const last = list.at(-1);
  const made = sumRows(last ? [butTheLast(known, name, list), last] : [], parts.length);
  sums.set(name, made);
  return made;
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

/** Of a question: quantity and chosen cells. */
export const nameOf = (quantity: Quantity, chosen: readonly boolean[]): string => `${quantity}|${marksOf(chosen)}`;

const marksOf = onceFor((chosen: readonly boolean[]): string => {
  let marks = '';
  for (let c = 0; c < chosen.length; c++) marks += chosen[c] ? '1' : '0';
  return marks;
});

/** Cannot move a printed digit of expected bits. */
const NEGLIGIBLE = 1e-12;
