/**
 * Averaging over decomposable graphs (Madigan & York 1997, doi:10.1093/biomet/84.1.19; R's dga): each graph says which lists
 * are linked, hyper-Dirichlet priors are integrated out, and graph and number of unseen are weighed together.
 * Most likely wrong: that the lists depend on each other alone and not on how visible each person is, and the weight δ, which a
 * sparse table hardly overrules. The graph of all lists joined has a tail of x^(δ−2): no mean exists, so quantiles are given,
 * and the mass beyond the grid. Cost: graphs × a few hundred nodes (`long-grid.ts`), whatever the number of unseen.
 */
import { logGamma } from '../../numerics/special.js';
import type { ListCells } from './cells.js';
import { bitCount } from './cells.js';
import { type DecomposableGraph, decomposableGraphs } from './decomposable.js';
import { type GridPosterior, longGrid } from './long-grid.js';

export type GraphPriors = {
  /** weight of each cell of the full table; 2^−lists where nothing is said */
  readonly delta?: number;
  /** log prior of the total up to a constant; −log N where nothing is said */
  readonly logPrior?: (total: number) => number;
  /** unseen considered; from 0 without an end where nothing is said */
  readonly unseen?: { readonly from: number; readonly to: number };
};

export type GraphPosterior = GridPosterior & {
  readonly n: number;
  /** posterior of each graph, in the order of `graphs` */
  readonly graphShares: () => Float64Array;
  readonly graphs: readonly DecomposableGraph[];
};

export function averageGraphs(cells: ListCells, priors: GraphPriors = {}): GraphPosterior {
  const J = cells.lists.length;
  const { n } = cells;
  const { delta = 1 / (1 << J), logPrior = (total) => -Math.log(total), unseen = { from: 0, to: null } } = priors;
  const graphs = decomposableGraphs(J);
  const sets = cliqueSets(cells, delta);
  const flat = flatten(graphs, sets.constant);
  const levels = new Float64Array(sets.offset.length);
  const logs = new Float64Array(graphs.length);

  /** Log weight of every graph with x unseen, into `logs`; their greatest. */
  const fill = (x: number): number => {
    for (let set = 0; set < levels.length; set++) levels[set] = logGamma(x + (sets.offset[set] as number));
    const common = logPrior(n + x) + logGamma(n + x + 1) - logGamma(x + 1);
    let most = Number.NEGATIVE_INFINITY;
    for (let g = 0; g < logs.length; g++) {
      let sum = (flat.constant[g] as number) + common;
      for (let i = flat.begin[g] as number; i < (flat.split[g] as number); i++)
        sum += levels[flat.sets[i] as number] as number;
      for (let i = flat.split[g] as number; i < (flat.begin[g + 1] as number); i++)
        sum -= levels[flat.sets[i] as number] as number;
      logs[g] = sum;
      if (sum > most) most = sum;
    }
    return most;
  };
  const logWeight = (x: number): number => {
    const most = fill(x);
    let total = 0;
    for (let g = 0; g < logs.length; g++) {
      const below = (logs[g] as number) - most;
      if (below > NEGLIGIBLE) total += Math.exp(below);
    }
    return most + Math.log(total);
  };

  const grid = longGrid(logWeight, unseen.from, unseen.to, n);
  const graphShares = (): Float64Array => {
    const shares = new Float64Array(graphs.length);
    grid.eachNode((x, share, logTotal) => {
      fill(x);
      for (let g = 0; g < shares.length; g++)
        shares[g] = (shares[g] as number) + share * Math.exp((logs[g] as number) - logTotal);
    });
    return shares;
  };
  return { ...grid, n, graphs, graphShares };
}

/** e^−40 of the best graph is under the rounding of the sum. */
const NEGLIGIBLE = -40;

/** Of every set of lists A: log Γ(x + offset) + constant is its term L(A), all but the empty cell being known. */
function cliqueSets(cells: ListCells, delta: number) {
  const J = cells.lists.length;
  const offset = new Float64Array(1 << J);
  const constant = new Float64Array(1 << J);
  const tally = new Map<number, number>();
  for (let set = 0; set < offset.length; set++) {
    const weight = delta * (1 << (J - bitCount(set)));
    tally.clear();
    for (let i = 0; i < cells.patterns.length; i++) {
      const inside = (cells.patterns[i] as number) & set;
      tally.set(inside, (tally.get(inside) ?? 0) + (cells.counts[i] as number));
    }
    offset[set] = (tally.get(0) ?? 0) + weight;
    // Patterns nobody has: log Γ(δ) − log Γ(δ) each. The empty one is the open one.
    let sum = -logGamma(weight);
    for (const [inside, count] of tally) if (inside !== 0) sum += logGamma(count + weight) - logGamma(weight);
    constant[set] = sum;
  }
  return { offset, constant };
}

/** Sets that add and then sets that take away, graph after graph; a pair that cancels is left out. */
function flatten(graphs: readonly DecomposableGraph[], constant: Float64Array) {
  const sets: number[] = [];
  const begin = new Int32Array(graphs.length + 1);
  const split = new Int32Array(graphs.length);
  const constants = new Float64Array(graphs.length);
  graphs.forEach(({ cliques, separators }, g) => {
    // The empty set is the whole table: one for every clique but one stands for the totals (#C − #S = 1 of them).
    const minus = [...separators, 0];
    sets.push(...cliques);
    split[g] = sets.length;
    sets.push(...minus);
    begin[g + 1] = sets.length;
    let sum = 0;
    for (const set of cliques) sum += constant[set] as number;
    for (const set of minus) sum -= constant[set] as number;
    constants[g] = sum;
  });
  return { sets: Int32Array.from(sets), begin, split, constant: constants };
}
