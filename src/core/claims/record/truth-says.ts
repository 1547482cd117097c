/**
 * What a row says about the truth T, as weights on whole numbers: the chance of what was established, given each T.
 *
 *   a number          T is it
 *   a number in a range over sources   half: T is it; half: any number in the range
 *   a lower bound c   c of T were listed: Beta-binomial(T; detection of the category), so nothing below c and, where lists are good, little
 *                     far above it. The least of several sources is another bound, with half of the weight.
 *
 * Where nothing competes with something, the weights of something are divided by what they would sum to for a claim without any evidence, made by a
 * usual voice (b = σ = 0.7): then the odds of nothing mean what they say. A claim of thirty or more sums to 1 / (y + ½) for any voice.
 *
 * Beyond the first dozens of numbers they are taken in blocks, each by its middle: a node stands for the whole block.
 */
import type { BetaShape } from '../../numerics/sample.js';
import { logBeta, logChoose } from '../../numerics/special.js';
import { claimCell, claimChance } from './claim-chance.js';
import type { Pair } from './pair.js';

export type TruthNode = {
  /** the number itself, or the middle of the block */
  readonly truth: number;
  /** chance of what was established × numbers in the block × density per number of log(T + ½) (1 for T = 0) */
  readonly weight: number;
};

/** Equally likely per unit of the logarithm: 1 / (T + ½). */
const perNumber = (truth: number): number => (truth === 0 ? 1 : 1 / (truth + 0.5));

const SINGLES = 6;
const RATIO = 1.3;
/** truths so many times the claim, or the bound, are no longer weighed */
const REACH = 8;

export function truthNodes(pair: Pair, detection: BetaShape): readonly TruthNode[] {
  const nodes = pair.isLowerBound ? boundNodes(pair, detection) : settledNodes(pair);
  if (nodes[0]?.truth !== 0 || nodes.length === 1) return nodes;
  const whole = wholeWeight(pair.claimed);
  return nodes.map(({ truth, weight }) => ({ truth, weight: truth === 0 ? weight : weight / whole }));
}

const USUAL = 0.7;

/** Σ over T ≥ 1 of P(claim y | T) / (T + ½), for a usual voice. */
function wholeWeight(y: number): number {
  if (y >= 30) return 1 / (y + 0.5);
  const cell = claimCell(y);
  return blocksOf(1, 100 * (y + 1), []).reduce(
    (sum, { middle, count }) =>
      sum + count * perNumber(middle) * claimChance(cell, Math.log(middle + 0.5) + USUAL, USUAL),
    0,
  );
}

function settledNodes({ truth, low, high }: Pair): readonly TruthNode[] {
  const from = Math.min(low ?? truth, truth);
  const to = Math.max(high ?? truth, truth);
  if (from === to) return [{ truth, weight: perNumber(truth) }];
  const spread = 0.5 / (to - from + 1);
  return blocksOf(from, to, [truth]).map(({ middle, count }) => ({
    truth: middle,
    weight: perNumber(middle) * count * (spread + (middle === truth ? 0.5 : 0)),
  }));
}

function boundNodes({ truth, low, claimed }: Pair, detection: BetaShape): readonly TruthNode[] {
  const least = Math.min(low ?? truth, truth);
  const to = REACH * Math.max(claimed, truth, 1);
  return blocksOf(
    least,
    to,
    [truth, claimed].filter((number) => number >= least),
  )
    .map(({ middle, count }) => ({
      truth: middle,
      weight: count * perNumber(middle) * 0.5 * (listed(truth, middle, detection) + listed(least, middle, detection)),
    }))
    .filter(({ weight }) => weight > 0);
}

/** P(c listed of T), detection drawn once. */
function listed(c: number, total: number, [a, b]: BetaShape): number {
  if (total < c) return 0;
  return Math.exp(logChoose(total, c) + logBeta(c + a, total - c + b) - logBeta(a, b));
}

type Block = { readonly middle: number; readonly count: number };

/** Whole numbers from..to: singles first and at `alone`, then blocks of growing length. */
function blocksOf(from: number, to: number, alone: readonly number[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let at = from; at <= to; ) {
    const next = alone.find((number) => number > at) ?? to + 1;
    const length = at < from + SINGLES || alone.includes(at) ? 1 : Math.ceil(at * (RATIO - 1));
    const end = Math.min(at + length, next, to + 1);
    blocks.push({ middle: Math.round((at + end - 1) / 2), count: end - at });
    at = end;
  }
  return blocks;
}
