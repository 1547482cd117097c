/** Answers to every question a stage asks of a fit. */
import type { Quantity } from '../claims/result.js';
import { onceFor } from '../measure/once-for.js';
import { mcseMean } from '../numerics/diagnostics.js';
import { mean, type Pmf, quantile, variance } from '../numerics/discrete.js';
import { InputError } from '../problem.js';
import type { Cell } from './cells.js';
import type { JointFit } from './joint/fit.js';
import type { KeptDraws } from './joint/joint-draws.js';
import { type Mixture, nameOf } from './joint/mixture.js';
import type { Prior } from './joint/prior.js';
import type { CellFilter, Chance, LossesPosterior } from './posterior.js';
import type { CellPlace, CellSummary, CountSummary, LossDraws } from './result.js';

type Fitted = {
  /** in the order of the case, which is the order of `LossesPosterior.cells` */
  readonly listed: readonly Cell[];
  /** in the order of the fit */
  readonly cells: readonly Cell[];
  readonly fit: JointFit;
  readonly mixture: Mixture;
  /** joint draws of each sweep of the mixture */
  readonly draws: readonly KeptDraws[];
  readonly prior: () => Prior;
  /** of a fit that was weighed again; null for one of its own */
  readonly khat: number | null;
};

export function answersOf({ listed, cells, fit, mixture, draws, prior: priorOf, khat }: Fitted): LossesPosterior {
  const summaryOf = (cell: Cell): CellSummary => {
    const alone = cells.map((other) => other === cell);
    const hit = mixture.distribution('hit', alone);
    const priorVariance = variance(prior()(alone));
    return {
      ...placeOf(cell),
      priorShare: priorVariance === 0 ? 0 : Math.max(0, 1 - variance(hit) / priorVariance),
      present: summarize(cell.present),
      DESTROYED: summarize(mixture.distribution('destroyed', alone)),
      DAMAGED_OR_DESTROYED: summarize(hit),
    };
  };
  const places = cells.map(placeOf);
  const chosen = onceFor((over: CellFilter): readonly boolean[] => places.map(over));
  let summaries: readonly CellSummary[] | null = null;
  let [before, weightOfDraws]: [Prior | null, Float64Array | null] = [null, null];
  const prior = (): Prior => (before ??= priorOf());
  /** many claims ask for the same sums */
  const sums = new Map<string, Int32Array>();
  const totals = (quantity: Quantity, own: readonly boolean[]): Int32Array => {
    const key = nameOf(quantity, own);
    const made = sums.get(key) ?? totalsOf(draws, quantity, own);
    sums.set(key, made);
    return made;
  };
  const answered: Answered = { mixture, chains: khat === null ? fit.chains : null, chances: new Map() };
  return {
    scenario: fit.problem.scenario,
    places: listed.map(placeOf),
    cells: () => (summaries ??= listed.map(summaryOf)),
    distribution: (quantity, over) => mixture.distribution(quantity, chosen(over)),
    chance: (quantity, over, low, high) => chanceIn(answered, quantity, chosen(over), low, high),
    split: (quantity: Quantity, here, rest, low, high) =>
      mixture.split(quantity, chosen(here), chosen(rest), low, high),
    prior: (over) => prior()(chosen(over)),
    draws: (count) => drawsOf(cells, fit, count),
    totals: (quantity, over) => totals(quantity, chosen(over)),
    drawWeights: () => (weightOfDraws ??= drawWeights(draws, mixture.weights, cells.length)),
    drawBlocks: () => drawBlocks(draws, cells.length),
    diagnostics: {
      method: khat === null ? 'gibbs' : 'gibbs, reweighted',
      ...(khat === null ? {} : { khat }),
      ...fit.convergence,
    },
    fit,
  };
}

type Answered = {
  readonly mixture: Mixture;
  /** how many equal chains it has; null of weighted sweeps */
  readonly chains: number | null;
  readonly chances: Map<string, Chance>;
};

/** Many claims ask the same. */
function chanceIn(
  { mixture, chains, chances }: Answered,
  quantity: Quantity,
  own: readonly boolean[],
  low: number | null,
  high: number | null,
): Chance {
  const key = `${nameOf(quantity, own)}|${low}|${high}`;
  const found = chances.get(key);
  if (found) return found;
  const made = clamped(chanceOf(mixture.chances(quantity, own, low, high), mixture.weights, chains));
  chances.set(key, made);
  return made;
}

const placeOf = ({ site, type, looked, unlisted }: Cell): CellPlace => ({ site, type, looked, unlisted });

const clamped = ({ probability, mcse }: Chance): Chance => ({ probability: Math.min(1, probability), mcse });

/** @param chains how many equal chains the values come from; null for weighted ones */
function chanceOf(values: Float64Array, weights: ArrayLike<number>, chains: number | null): Chance {
  let probability = 0;
  for (let k = 0; k < values.length; k++) probability += (weights[k] as number) * (values[k] as number);
  let squares = 0;
  for (let k = 0; k < values.length; k++) {
    const away = (weights[k] as number) * ((values[k] as number) - probability);
    squares += away * away;
  }
  if (chains === null) return { probability, mcse: Math.sqrt(squares) };
  const length = values.length / chains;
  const apart = Array.from({ length: chains }, (_, i) => values.slice(i * length, (i + 1) * length));
  return { probability, mcse: mcseMean(apart) ?? Math.sqrt(squares) };
}

/** One draw of each kept sweep, then the second of each, …: any first part of them is spread over all sweeps. */
function drawsOf(cells: readonly Cell[], { problem, draws: blocks }: JointFit, count: number): LossDraws {
  const width = cells.length;
  const perBlock = (blocks[0]?.destroyed.length ?? 0) / Math.max(1, width);
  if (width > 0 && count > perBlock * blocks.length)
    throw new InputError('draws', `at most ${perBlock * blocks.length} joint draws are made`, count);
  return {
    scenario: problem.scenario,
    draws: count,
    cells: cells.map(({ site, type }) => ({ site, type })),
    destroyed: columnsOf(blocks, 'destroyed', width, count),
    damaged: columnsOf(blocks, 'damaged', width, count),
  };
}

/** A column of so many draws for each of `width` cells. */
function columnsOf(
  blocks: readonly KeptDraws[],
  of: keyof KeptDraws,
  width: number,
  count: number,
): readonly Float64Array[] {
  const made = Array.from({ length: width }, () => new Float64Array(count));
  for (let b = 0; b < Math.min(count, blocks.length); b++) {
    const block = blocks[b]?.[of] as Int16Array;
    for (let c = 0; c < width; c++) {
      const column = made[c] as Float64Array;
      for (let i = b, at = c; i < count; i += blocks.length, at += width) column[i] = block[at] as number;
    }
  }
  return made;
}

/** The sum over chosen cells in every joint draw, sweep after sweep. */
function totalsOf(blocks: readonly KeptDraws[], quantity: Quantity, chosen: readonly boolean[]): Int32Array {
  const width = chosen.length;
  const counted = chosen.flatMap((is, c) => (is ? [c] : []));
  const totals = new Int32Array(blocks.reduce((n, { destroyed }) => n + destroyed.length, 0) / Math.max(1, width));
  const isHit = quantity === 'hit';
  let draw = 0;
  for (const { destroyed, damaged } of blocks)
    for (let at = 0; at < destroyed.length; at += width, draw++) {
      let total = 0;
      for (let i = 0; i < counted.length; i++) {
        const c = at + (counted[i] as number);
        total += (destroyed[c] as number) + (isHit ? (damaged[c] as number) : 0);
      }
      totals[draw] = total;
    }
  return totals;
}

const drawBlocks = (blocks: readonly KeptDraws[], width: number): readonly number[] =>
  blocks.map(({ destroyed }) => destroyed.length / Math.max(1, width));

function drawWeights(blocks: readonly KeptDraws[], weights: ArrayLike<number>, width: number): Float64Array {
  return Float64Array.from(
    drawBlocks(blocks, width).flatMap((n, k) => new Array<number>(n).fill((weights[k] as number) / n)),
  );
}

export const summarize = (pmf: Pmf): CountSummary => ({
  mean: mean(pmf),
  q05: quantile(pmf, 0.05),
  q50: quantile(pmf, 0.5),
  q95: quantile(pmf, 0.95),
});
