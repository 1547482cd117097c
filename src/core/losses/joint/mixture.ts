/**
 * Questions to weighted kept sweeps: each is an exact product of cells given its shares, so a sum over cells is a convolution
 * in each sweep and an average over sweeps. Sums of one site are kept once made.
 */
import type { Quantity } from '../../claims/result.js';
import { between, convolve, type Pmf, pointMass } from '../../numerics/discrete.js';
import type { CellPmfs } from './cell-posterior.js';

/** What one sweep holds: distributions of cells at a struck site, and the chance that each site was struck. */
export type Part = { readonly cells: readonly CellPmfs[]; readonly struck: readonly number[] };

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
};

/** @param sites places of the cells of each site @param weights sum to 1 */
export function makeMixture(
  sites: readonly (readonly number[])[],
  parts: readonly Part[],
  weights: ArrayLike<number>,
): Mixture {
  const bySite = new Map<string, readonly Pmf[]>();
  const whole = new Map<string, readonly Pmf[]>();

  const sumsAt = (site: number, quantity: Quantity, chosen: readonly boolean[]): readonly Pmf[] => {
    const cells = (sites[site] as readonly number[]).filter((c) => chosen[c]);
    const key = `${site}|${quantity}|${cells.join()}`;
    const found = bySite.get(key);
    if (found) return found;
    const made = parts.map(({ cells: pmfs, struck }) => {
      const list = cells.map((c) => (pmfs[c] as CellPmfs)[quantity]).sort((a, b) => a.length - b.length);
      return sparedToo(list.reduce(convolve, ONE), struck[site] as number);
    });
    bySite.set(key, made);
    return made;
  };

  const sums = (quantity: Quantity, chosen: readonly boolean[]): readonly Pmf[] => {
    const key = `${quantity}|${chosen.map(Number).join('')}`;
    const found = whole.get(key);
    if (found) return found;
    const wanted = sites.flatMap((cells, site) =>
      cells.some((c) => chosen[c]) ? [sumsAt(site, quantity, chosen)] : [],
    );
    const made = parts.map((_, k) => wanted.map((list) => list[k] as Pmf).reduce(convolve, ONE));
    whole.set(key, made);
    return made;
  };

  return {
    weights,
    distribution: (quantity, chosen) => average(sums(quantity, chosen), weights),
    chances: (quantity, chosen, low, high) =>
      Float64Array.from(sums(quantity, chosen), (pmf) => between(pmf, low, high)),
    split: (quantity, here, rest, low, high) => {
      const [shares, others] = [sums(quantity, here), sums(quantity, rest)];
      const share = average(shares, weights);
      const holds = new Float64Array(share.length);
      for (let k = 0; k < parts.length; k++) {
        const [own, other] = [shares[k] as Pmf, others[k] as Pmf];
        for (let s = 0; s < own.length; s++) {
          const weight = (weights[k] as number) * (own[s] as number);
          if (weight < NEGLIGIBLE) continue;
          const chance = between(other, low === null ? null : low - s, high === null ? null : high - s);
          holds[s] = (holds[s] as number) + weight * chance;
        }
      }
      return { share, holds };
    },
  };
}

const ONE = pointMass(0);
/** Cannot move a printed digit of expected bits. */
const NEGLIGIBLE = 1e-12;

function sparedToo(pmf: Pmf, struck: number): Pmf {
  if (struck === 1) return pmf;
  const mixed = pmf.map((x) => struck * x);
  mixed[0] = (mixed[0] as number) + 1 - struck;
  return mixed;
}

function average(pmfs: readonly Pmf[], weights: ArrayLike<number>): Pmf {
  const mixed = new Float64Array(pmfs.reduce((longest, pmf) => Math.max(longest, pmf.length), 1));
  for (let k = 0; k < pmfs.length; k++) {
    const [pmf, weight] = [pmfs[k] as Pmf, weights[k] as number];
    if (weight === 0) continue;
    for (let i = 0; i < pmf.length; i++) mixed[i] = (mixed[i] as number) + weight * (pmf[i] as number);
  }
  return mixed;
}
