/**
 * A fit weighed again without some of what was said: Pareto-smoothed importance sampling over its kept sweeps (Vehtari et al.
 * 2024). Shares and sets are as they were; what is left of a cell's evidence gives its distribution anew.
 */
import { psis } from '../../numerics/psis.js';
import type { Rng } from '../../numerics/rng.js';
import type { Statement } from '../statements.js';
import type { JointFit } from './fit.js';
import { jointDraws, type KeptDraws } from './joint-draws.js';
import { exactAt, type KeptSweep, logSite } from './kept.js';
import type { Part } from './mixture.js';
import type { JointProblem, JointSum } from './problem.js';
import { firstWindow } from './window.js';

export type Reweighted = {
  /** places of the kept sweeps that are weighed */
  readonly at: readonly number[];
  readonly parts: readonly Part[];
  /** joint draws of each part, all of one weight */
  readonly draws: readonly KeptDraws[];
  readonly weights: Float64Array;
  readonly khat: number;
  /** places of the sites something was taken out at */
  readonly changed: ReadonlySet<number>;
};

/** Of more kept sweeps every second, or third, is weighed: the tail of the weights has enough, and each costs as much as the last. */
const MOST = 200;

/**
 * k̂ is Infinity where weights cannot be trusted whatever they are; then nothing is weighed.
 * @param drawn joint draws made of each sweep, at most as many as it has @param most sweeps that are weighed
 */
export function weighWithout(
  fit: JointFit,
  without: ReadonlySet<Statement>,
  rng: Rng,
  drawn = 0,
  most = MOST,
): Reweighted {
  const { problem } = fit;
  if (restsOnHeldSets(problem, without)) return NOT_WEIGHED;
  const lacking = problem.cells.flatMap((cell, c) =>
    cell.spoken.some(
      ({ statements, sums }) =>
        statements.some((s) => without.has(s)) ||
        (cell.free && sums.some((place) => without.has((problem.sums[place] as JointSum).statement))),
    )
      ? [c]
      : [],
  );
  const changed = new Set(lacking.map((c) => problem.cells[c]?.site ?? 0));
  // Given a sweep's shares the other cells stand as they were, but where whether the site was struck is drawn anew for all.
  const touched = new Set([
    ...lacking,
    ...[...changed].flatMap((site) => (problem.sites[site]?.struck === 1 ? [] : (problem.sites[site]?.cells ?? []))),
  ]);
  const windows = problem.cells.map(firstWindow);
  const [length, apart] = [fit.kept.length / fit.chains, Math.ceil(fit.kept.length / most)];
  const at = fit.kept.flatMap((_, k) => ((k % length) % apart === apart - 1 ? [k] : []));
  const logRatios = new Float64Array(at.length);
  const draws: KeptDraws[] = [];
  const parts: Part[] = [];
  for (const [k, place] of at.entries()) {
    const sweep = fit.kept[place] as KeptSweep;
    const { shares, sets } = sweep;
    const exact = exactAt({ problem, shares, sets, isHeld: true, without }, windows, touched, sweep);
    let log = 0;
    for (const site of changed) log += logSite(problem, site, exact) - logSite(problem, site, sweep);
    logRatios[k] = log;
    const before = fit.draws[place] as KeptDraws;
    const count = Math.min(drawn, before.destroyed.length / Math.max(1, problem.cells.length));
    draws.push(jointDraws(problem, exact.struck, count, rng, touched, before));
    parts.push(exact);
  }
  const { weights, khat } = psis(logRatios);
  return { at, parts, draws, weights, khat, changed };
}

const NOT_WEIGHED: Reweighted = {
  at: [],
  parts: [],
  draws: [],
  weights: new Float64Array(0),
  khat: Number.POSITIVE_INFINITY,
  changed: new Set(),
};

/**
 * Whether something taken out spoke of sets that stay given. They were drawn to agree with it, so ratios take few values, the
 * rare large ones are smoothed away, and k̂ does not see it: at k̂ .3 a mean was a sixth too low.
 */
export function restsOnHeldSets({ cells, sums }: JointProblem, without: ReadonlySet<Statement>): boolean {
  return cells.some(
    ({ free, spoken }) =>
      !free &&
      spoken.some(
        (one) =>
          one.sums.length > 0 &&
          (one.statements.some((s) => without.has(s)) ||
            one.sums.some((place) => without.has((sums[place] as JointSum).statement))),
      ),
  );
}
