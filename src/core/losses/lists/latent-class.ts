/**
 * Bayesian latent class estimate of the total (Manrique-Vallier 2016): target in `latent-class-target.ts`, four chains of
 * Hamiltonian Monte Carlo with class swaps between, and the unseen drawn exactly given the classes.
 * Most likely wrong: that inside a class the lists are independent; a class that no list reaches is not identified, and the
 * prior alone says how large it is. The peer caps the total at 21 times the listed without a word; here there is no cap unless
 * one is named, and the mass above that line is told. Refused (a gap) when R-hat > 1.01 or an effective size is under 400.
 */
import { type Convergence, convergence } from '../../numerics/diagnostics.js';
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap } from '../../problem.js';
import { bitCount, type ListCells } from './cells.js';
import { drawFailures } from './draw-count.js';
import { hamiltonian, type Path } from './hamiltonian.js';
import { LATENT_CLASS_PRIOR, type LatentClassPrior, latentClassTarget } from './latent-class-target.js';
import { makeScaling } from './scale-sticks.js';
import { makeSwaps } from './swap-classes.js';

export type LatentClassOptions = {
  readonly prior?: LatentClassPrior;
  /** the unseen are at most so many times the listed; no bound where nothing is said */
  readonly mostUnseen?: number;
  /** kept draws of each chain, tried one after the other until the diagnostics hold */
  readonly lengths?: readonly number[];
};

export type LatentClass = {
  /** totals in ascending order, all chains together */
  readonly totals: Float64Array;
  readonly convergence: Convergence;
  /** share of draws with more unseen than 20 times the listed */
  readonly farShare: number;
  /** why the numbers may not be used */
  readonly gap: Gap | null;
};

export const CHAINS = 4;
const LENGTHS = [1000, 4000, 12_000];
/** Memberships of the observed patterns, above which more than the first length is not worth its minutes. */
const MANY = 400;
export const SAMPLING = { warmup: 600, reach: 1.5 };
const FAR = 20;
export const MOST_RHAT = 1.01;
export const LEAST_ESS = 400;

export function latentClass(cells: ListCells, rng: Rng, options: LatentClassOptions = {}): LatentClass {
  const {
    prior = LATENT_CLASS_PRIOR,
    mostUnseen = Number.POSITIVE_INFINITY,
    lengths = sizeOf(cells) > MANY ? LENGTHS.slice(0, 1) : LENGTHS,
  } = options;
  let made: LatentClass | null = null;
  for (const draws of lengths) {
    const chains = latentClassChains(cells, prior, { ...SAMPLING, draws }, rng.fork(`${draws}`));
    made = summarize(cells, chains, mostUnseen);
    if (made.gap === null) break;
  }
  return made as LatentClass;
}

const sizeOf = ({ patterns }: ListCells): number => patterns.reduce((sum, pattern) => sum + bitCount(pattern), 0);

/** Draws of the total, by chain. */
export function latentClassChains(
  cells: ListCells,
  prior: LatentClassPrior,
  path: Path,
  rng: Rng,
): readonly Float64Array[] {
  const { n } = cells;
  const target = latentClassTarget(cells, prior);
  const swap = makeSwaps(cells.lists.length, prior);
  const scale = makeScaling(target, prior.classes - 1);
  const rearrange = (place: Float64Array, own: Rng): void => {
    swap(place, own);
    scale(place, own);
  };
  const density = { ...target, rearrange };
  return Array.from({ length: CHAINS }, (_, chain) => {
    const own = rng.fork(`chain/${chain}`);
    const place = new Float64Array(target.dimension).map(() => own.normal());
    const totals = new Float64Array(path.draws);
    hamiltonian(density, place, path, own, (draw) => {
      totals[draw] = n + drawFailures(n, 1 - target.missed(), own);
    });
    return totals;
  });
}

function summarize({ n }: ListCells, chains: readonly Float64Array[], mostUnseen: number): LatentClass {
  const all = Float64Array.from(chains.flatMap((chain) => [...chain])).sort();
  const far = all.filter((total) => total - n > FAR * n).length;
  // Given a bound, the posterior is the one without it, cut there.
  const totals = mostUnseen === Number.POSITIVE_INFINITY ? all : all.filter((total) => total - n <= mostUnseen * n);
  const judged = convergence(chains);
  return { totals, convergence: judged, farShare: far / all.length, gap: refusal(judged, totals.length) };
}

function refusal({ rhat, essBulk, essTail }: Convergence, draws: number): Gap | null {
  if (rhat === null || essBulk === null || essTail === null)
    return gap('not-converged', 'the chains do not move: every total is the same');
  const least = Math.floor(Math.min(essBulk, essTail));
  const faults = [
    ...(rhat > MOST_RHAT ? [`R-hat ${rhat.toFixed(3)}, at most ${MOST_RHAT} is needed`] : []),
    ...(least < LEAST_ESS ? [`${least} effective draws, ${LEAST_ESS} are needed`] : []),
    ...(draws < LEAST_ESS ? [`${draws} draws under the bound that was named, ${LEAST_ESS} are needed`] : []),
  ];
  return faults.length === 0 ? null : gap('not-converged', faults.join('; '));
}
