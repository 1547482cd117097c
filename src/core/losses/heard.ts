/**
 * Seen and heard: what is seen, weighed again by what claimants with a record said. Each joint draw of the losses weighs
 *
 *   mean over the record's draws of  Π over the claims heard of  P(number claimed | total of its scope)
 *
 * so that all claims of one side share one inflation. Weights are Pareto-smoothed over sweeps (Vehtari et al. 2024), with k̂. Most likely wrong: a claimant of today is taken to speak as claimants of his kind did before. O(draws · claims · K).
 */
import type { Quantity } from '../claims/result.js';
import { psis } from '../numerics/psis.js';
import type { CellFilter, Chance, LossesPosterior } from './posterior.js';

/** One root, one voice. */
export type Voice = {
  readonly root: string;
  /** the claim that speaks for it */
  readonly claim: string;
  /** what it speaks of: one side's last word of one thing is heard */
  readonly about: string;
  readonly quantity: Quantity;
  readonly over: CellFilter;
  /** P(the number claimed | total) at [total · K + k] for totals 0..most at least, k-th of K draws of the record */
  readonly chances: (most: number) => Float64Array;
};

export type Heard = {
  /** P(low <= total <= high), a draw's weight smoothed */
  readonly chance: (quantity: Quantity, over: CellFilter, low: number | null, high: number | null) => Chance;
  /** of each total, its weight; sums to 1 */
  readonly distribution: (quantity: Quantity, over: CellFilter) => Float64Array;
  readonly khat: number;
  /** ids of the claims that were heard */
  readonly claims: readonly string[];
};

/** @param draws K */
export function hear(posterior: LossesPosterior, voices: readonly Voice[], draws: number): Heard {
  const seen = posterior.drawWeights();
  const blocks = posterior.drawBlocks();
  const { weights, khat } = smoothed(seen, logsOf(posterior, voices, draws, seen.length), blocks);
  const ofOne = weights.reduce((sum, w) => sum + w * w, 0);
  // Claims ask the same of the same totals again and again.
  const chances = new Map<Int32Array, Map<string, Chance>>();
  return {
    khat,
    claims: voices.map(({ claim }) => claim),
    chance: (quantity, over, low, high) => {
      const totals = posterior.totals(quantity, over);
      const [from, to] = [low ?? 0, high ?? Number.POSITIVE_INFINITY];
      const key = `${from}|${to}`;
      const own = chances.get(totals) ?? new Map<string, Chance>();
      chances.set(totals, own);
      const made = own.get(key) ?? chanceOf(totals, from, to, weights, blocks, ofOne);
      own.set(key, made);
      return made;
    },
    distribution: (quantity, over) => {
      const totals = posterior.totals(quantity, over);
      const pmf = new Float64Array(totals.reduce((most, total) => Math.max(most, total), 0) + 1);
      for (let i = 0; i < weights.length; i++)
        pmf[totals[i] as number] = (pmf[totals[i] as number] as number) + (weights[i] as number);
      return pmf;
    },
  };
}

/** ln of what the claims say of each of `count` joint draws. */
function logsOf(posterior: LossesPosterior, voices: readonly Voice[], draws: number, count: number): Float64Array {
  const said = voices.map(({ quantity, over, chances }) => {
    const totals = posterior.totals(quantity, over);
    return { totals, table: chances(totals.reduce((most, total) => Math.max(most, total), 0)) };
  });
  const product = new Float64Array(draws);
  // Totals are small whole numbers: many draws have the same.
  const known = new Map<number, number>();
  const strides: number[] = [];
  let size = 1;
  for (const { table } of said) {
    strides.push(size);
    size *= table.length / draws;
  }
  return Float64Array.from({ length: count }, (_, i) => {
    let name = 0;
    for (const [v, { totals }] of said.entries()) name += (totals[i] as number) * (strides[v] as number);
    const found = size > Number.MAX_SAFE_INTEGER ? undefined : known.get(name);
    if (found !== undefined) return found;
    product.fill(1);
    for (const { totals, table } of said) {
      const from = (totals[i] as number) * draws;
      for (let k = 0; k < draws; k++) product[k] = (product[k] as number) * (table[from + k] as number);
    }
    let sum = 0;
    for (let k = 0; k < draws; k++) sum += product[k] as number;
    const log = Math.log(sum / draws);
    known.set(name, log);
    return log;
  });
}

/**
 * What each sweep's draws weigh together is smoothed, and shared among them as they weigh: totals are whole numbers, so single
 * draws tie, which no tail can be fitted to.
 */
function smoothed(seen: Float64Array, logs: Float64Array, blocks: readonly number[]) {
  const most = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const raw = logs.map((log, i) => (seen[i] as number) * Math.exp(log - most));
  const sums = new Float64Array(blocks.length);
  let draw = 0;
  for (const [k, count] of blocks.entries())
    for (let i = 0; i < count; i++, draw++) sums[k] = (sums[k] as number) + (raw[draw] as number);
  const { weights: ofBlocks, khat } = psis(sums.map(Math.log));
  const weights = new Float64Array(raw.length);
  draw = 0;
  for (const [k, count] of blocks.entries())
    for (let i = 0; i < count; i++, draw++)
      weights[draw] = sums[k] === 0 ? 0 : ((ofBlocks[k] as number) * (raw[draw] as number)) / (sums[k] as number);
  return { weights, khat };
}

/** Draws of one sweep are no independent draws: a sweep is one. */
function chanceOf(
  totals: Int32Array,
  from: number,
  to: number,
  weights: Float64Array,
  blocks: readonly number[],
  ofOne: number,
): Chance {
  let probability = 0;
  for (let i = 0; i < weights.length; i++) {
    const total = totals[i] as number;
    if (total >= from && total <= to) probability += weights[i] as number;
  }
  let squares = 0;
  let draw = 0;
  for (const count of blocks) {
    let sum = 0;
    for (const end = draw + count; draw < end; draw++) {
      const total = totals[draw] as number;
      sum += (weights[draw] as number) * ((total >= from && total <= to ? 1 : 0) - probability);
    }
    squares += sum * sum;
  }
  // What no draw, or every draw, holds is known to one draw in as many as they are worth.
  return { probability: Math.min(1, probability), mcse: Math.max(ofOne, Math.sqrt(squares)) };
}
