/**
 * A fit weighed again without some of what was said: Pareto-smoothed importance sampling over its kept sweeps (Vehtari et al.
 * 2024). Shares and sets are as they were; what is left of a cell's evidence gives its distribution anew.
 */
import { psis } from '../../numerics/psis.js';
import { uninformative } from '../report.js';
import type { Statement } from '../statements.js';
import { emptyPosterior } from './cell-posterior.js';
import type { JointFit } from './fit.js';
import { exactAt, logSite } from './kept.js';
import type { Part } from './mixture.js';
import type { JointCell, JointProblem, JointSum } from './problem.js';
import { timesStatement } from './report-table.js';
import { chancesOf } from './see.js';
import type { KeptSets, Shares } from './state.js';

export type Reweighted = { readonly parts: readonly Part[]; readonly weights: Float64Array; readonly khat: number };

export function weighWithout(fit: JointFit, without: ReadonlySet<Statement>): Reweighted {
  const { problem, kept } = fit;
  const touched = new Set(
    problem.cells.flatMap((cell, c) =>
      cell.spoken.some(
        ({ statements, sums }) =>
          statements.some((s) => without.has(s)) ||
          (cell.free && sums.some((place) => without.has((problem.sums[place] as JointSum).statement))),
      )
        ? [c]
        : [],
    ),
  );
  const sites = problem.sites.flatMap(({ cells }, site) => (cells.some((c) => touched.has(c)) ? [site] : []));
  const columns = problem.cells.map(emptyPosterior);
  const logRatios = new Float64Array(kept.length);
  const parts = kept.map((sweep, k): Part => {
    const { shares, sets } = sweep;
    const exact = exactAt({ problem, shares, latents: sets, fixed: true, without }, columns, touched, sweep);
    let log = 0;
    for (const site of sites) log += logSite(problem, site, exact) - logSite(problem, site, sweep);
    logRatios[k] = log - logGiven(problem, shares, sets, without);
    return exact;
  });
  const { weights, khat } = psis(logRatios);
  return { parts, weights, khat: restsOnHeldSets(problem, without) ? Number.POSITIVE_INFINITY : khat };
}

/**
 * Whether something taken out spoke of sets that stay given. They were drawn to agree with it, so ratios take few values, the
 * rare large ones are smoothed away, and k̂ does not see it: at k̂ .3 a mean was a sixth too low.
 */
function restsOnHeldSets({ cells, sums }: JointProblem, without: ReadonlySet<Statement>): boolean {
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

/** ln likelihood of what is taken out in images of untyped counts, where the sets detected are given. */
function logGiven(problem: JointProblem, shares: Shares, sets: KeptSets, without: ReadonlySet<Statement>): number {
  let log = 0;
  const within = new Set(problem.cells.flatMap(({ free, spoken }) => (free ? spoken.flatMap(({ sums }) => sums) : [])));
  for (const cell of problem.cells.filter(({ free }) => !free))
    for (const { image, slot, statements, sums } of cell.spoken)
      if (sums.length > 0)
        for (const s of statements)
          if (without.has(s))
            log += logSaid(
              s,
              sets.seenDestroyed[slot],
              sets.seenDamaged[slot],
              chancesOf(problem, shares, image, cell.presentMean),
              cell.n,
            );
  for (const [place, { statement, image, most, presentMean }] of problem.sums.entries())
    if (without.has(statement) && !within.has(place))
      log += logSaid(
        statement,
        sets.sumDestroyed[place],
        sets.sumDamaged[place],
        chancesOf(problem, shares, image, presentMean),
        most,
      );
  return log;
}

function logSaid(
  s: Statement,
  destroyed = 0,
  damaged = 0,
  chances: ReturnType<typeof chancesOf>,
  most: JointCell['n'],
): number {
  const n = destroyed + damaged;
  const table = new Float64Array((n + 1) * (n + 1)).fill(1);
  timesStatement(table, { n, mostD: destroyed, mostM: damaged }, s, chances, uninformative(s, most));
  return Math.log(table[destroyed * (n + 1) + damaged] as number);
}
