/**
 * What the cells of one site share, and nodes over it: the site's mean hit share, the coverage of each image, detection by
 * channel, the hidden and the blind share (losses-model, "The model"). Nodes are a Richtmyer lattice (Niederreiter 1978,
 * §3) carried through Beta quantiles: the same nodes everywhere, no chance.
 */
import type { ReadImage } from '../evidence/result.js';
import { type BetaShape, betaByMoments, betaLogDensity, betaQuantile } from '../numerics/beta.js';
import type { Habits } from './report.js';
import type { ScenarioName } from './result.js';
import * as v from './visibility.js';

export type Shares = {
  /** μ, mean hit share of the site's cells */
  readonly mean: number;
  /** φ, how alike they fare */
  readonly concentration: number;
  /** chance that a hit asset lies in what was published, per image in the order given */
  readonly inView: readonly number[];
  readonly detectDestroyed: Readonly<Record<v.Seeing, number>>;
  readonly detectDamaged: Readonly<Record<v.Seeing, number>>;
  readonly hidden: number;
  readonly blind: number;
  /** place in HABITS */
  readonly habit: number;
};

/** The shares of a site as a list of Betas, and the way back from a list of numbers. */
export type ShareSpace = {
  readonly priors: readonly BetaShape[];
  readonly read: (x: readonly number[], concentration: number, habit: number) => Shares;
};

/** Where nodes are placed: a Beta per share, and chances of the thirds of φ, ρ and e. */
export type Proposals = { readonly betas: readonly BetaShape[]; readonly thirds: readonly (readonly number[])[] };

export type ShareNode = {
  readonly shares: Shares;
  readonly x: readonly number[];
  /** which third of φ, ρ and e */
  readonly third: readonly number[];
  /** ln prior / proposal */
  readonly logRatio: number;
};

const EYES: readonly v.Seeing[] = ['optical', 'radar', 'oblique'];

/** @param fullView nothing is blind at a site with a read base-wide image */
export function shareSpace(images: readonly ReadImage[], scenario: ScenarioName, fullView: boolean): ShareSpace {
  const eyes = EYES.filter((eye) => images.some(({ image }) => v.seeing(image.channel) === eye));
  const framed = images.flatMap(({ image }) => (image.coverage === 'single_item' ? [] : [image.coverage]));
  const priors: BetaShape[] = [
    v.PRIOR.hitShare,
    ...framed.map((coverage) => v.beta(v.COVERAGE[coverage], scenario)),
    ...eyes.flatMap((eye) => [v.beta(v.DETECT_DESTROYED[eye], scenario), v.beta(v.DETECT_DAMAGED[eye], scenario)]),
    v.beta(v.HIDDEN, scenario),
    ...(fullView ? [] : [v.beta(v.BLIND, scenario)]),
  ];
  const read = (x: readonly number[], concentration: number, habit: number): Shares => {
    let i = 0;
    const next = (): number => x[i++] as number;
    const mean = next();
    const inView = images.map(({ image }) => (image.coverage === 'single_item' ? 1 : next()));
    const seen = { optical: [0, 0], radar: [0, 0], oblique: [0, 0] };
    for (const eye of eyes) seen[eye] = [next(), next()];
    const per = (k: 0 | 1) => ({
      optical: seen.optical[k] as number,
      radar: seen.radar[k] as number,
      oblique: seen.oblique[k] as number,
    });
    return {
      mean,
      concentration,
      inView,
      detectDestroyed: per(0),
      detectDamaged: per(1),
      hidden: next(),
      blind: fullView ? 0 : next(),
      habit,
    };
  };
  return { priors, read };
}

/** Nine equally likely ways analysts report: thirds of ρ by thirds of e. */
export const HABITS: readonly Habits[] = thirds(v.ANALYST.report).flatMap((report) =>
  thirds(v.ANALYST.swap).map((swap) => ({ report, swap })),
);

function thirds(shape: BetaShape): readonly number[] {
  return [1, 3, 5].map((sixth) => betaQuantile(sixth / 6, shape));
}

const PRIMES = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
  113,
];

/** φ, ρ and e come first, so that a share keeps its nodes however many others there are. */
const THIRDS = 3;
const EVEN = [1 / 3, 1 / 3, 1 / 3];
export const fromPrior = (space: ShareSpace): Proposals => ({ betas: space.priors, thirds: [EVEN, EVEN, EVEN] });

/** Past the listed primes the lattice begins again, shifted. */
export function shareNodes(
  space: ShareSpace,
  { betas, thirds: chances }: Proposals,
  count: number,
): readonly ShareNode[] {
  const coordinate = (k: number, j: number): number => {
    const turn = (k + 1) * Math.sqrt(PRIMES[j % PRIMES.length] as number) + Math.floor(j / PRIMES.length) / 3;
    return turn - Math.floor(turn);
  };
  return Array.from({ length: count }, (_, k) => {
    const x = betas.map((shape, j) => betaQuantile(coordinate(k, THIRDS + j), shape));
    const third = chances.map((chance, j) => pick(chance, coordinate(k, j)));
    const [phi, report, swap] = third as [number, number, number];
    const shares = space.read(x, v.PRIOR.concentration[phi] as number, 3 * report + swap);
    let logRatio = 0;
    for (const [j, value] of x.entries()) {
      const [prior, proposal] = [space.priors[j] as BetaShape, betas[j] as BetaShape];
      if (prior !== proposal) logRatio += betaLogDensity(value, prior) - betaLogDensity(value, proposal);
    }
    for (const [j, chance] of chances.entries()) logRatio -= Math.log(3 * (chance[third[j] as number] as number));
    return { shares, x, third, logRatio };
  });
}

function pick(chance: readonly number[], u: number): number {
  const [first, second] = chance as readonly [number, number, number];
  return u < first ? 0 : u < first + second ? 1 : 2;
}

/** Weights of this many prior draws stand beside the weighted nodes, so that few good nodes do not narrow a proposal. */
const CAUTION = 5;
/** A proposal is wider than what it is fitted to. */
const WIDEN = 1.4;

/** Proposals near the posterior, by the moments of weighted nodes. */
export function fitProposals(space: ShareSpace, nodes: readonly ShareNode[], weights: ArrayLike<number>): Proposals {
  let [total, squares] = [0, 0];
  for (let k = 0; k < nodes.length; k++) {
    total += weights[k] as number;
    squares += (weights[k] as number) * (weights[k] as number);
  }
  const effective = (total * total) / squares;
  const blend = (posterior: number, before: number): number =>
    (effective * posterior + CAUTION * before) / (effective + CAUTION);
  const average = (of: (node: ShareNode) => number): number =>
    nodes.reduce((sum, node, k) => sum + (weights[k] as number) * of(node), 0) / total;
  const betas = space.priors.map((prior, j) => {
    const [a, b] = prior;
    const priorMean = a / (a + b);
    const priorVariance = (priorMean * (1 - priorMean)) / (a + b + 1);
    const mean = average((node) => node.x[j] as number);
    const variance = average((node) => ((node.x[j] as number) - mean) * ((node.x[j] as number) - mean));
    return betaByMoments(
      blend(mean, priorMean),
      Math.min(priorVariance * WIDEN, WIDEN * blend(variance, priorVariance)),
    );
  });
  const thirdsOf = (j: number): readonly number[] =>
    [0, 1, 2].map((i) =>
      blend(
        average((node) => Number(node.third[j] === i)),
        1 / 3,
      ),
    );
  return { betas, thirds: [0, 1, 2].map(thirdsOf) };
}
