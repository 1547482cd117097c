/**
 * Would this model have produced such readings? For each analyst's typed counts in one image, how many hits he would be
 * expected to report, and where the number he gave falls (predictive checks; Gelman, Meng & Stern 1996):
 *
 *   D, M, shares ~ posterior (one of its joint draws), or the prior
 *   D in frame ~ Binomial(D, 1 − b);  M in frame and showing ~ Binomial(M, (1 − b)(1 − s))
 *   reported ~ Binomial(D in frame, v p_D ρ) + Binomial(M showing, v p_M ρ) + Poisson(f v N)
 *
 * as if every row said what was seen: the weight that a row says nothing would explain any number away. Most likely wrong:
 * the posterior has used the number it is checked against, so its tails come out too large, and a small one tells more.
 */
import type { Case, Day } from '../case.js';
import { caseAsOf, latestDay } from '../evidence/as-of.js';
import { normalize, type Pmf } from '../numerics/discrete.js';
import { makeRng, type Rng } from '../numerics/rng.js';
import { drawBeta, drawBinomial, drawIndex, drawPoisson } from '../numerics/sample.js';
import { summarize } from './answers.js';
import { type FitMemo, makeFitter, makeMemo } from './fitter.js';
import type { Weighing } from './influence.js';
import type { JointFit } from './joint/fit.js';
import type { KeptDraws } from './joint/joint-draws.js';
import type { KeptSweep } from './joint/kept.js';
import type { JointCell, JointProblem } from './joint/problem.js';
import { type Sight, sightsOf } from './joint/see.js';
import { sharesFromPrior } from './joint/shares-from-prior.js';
import type { Shares } from './joint/state.js';
import { makeLeft } from './left.js';
import type { Expected, PredictiveCheck } from './result.js';
import type { Statement } from './statements.js';
import { PRIOR } from './visibility.js';

/** Below this a reading is named: one in twenty would be so by chance, if the posterior had not used it. */
const UNLIKELY = 0.05;
/** So many that a tail of one in twenty is known to half a per cent. */
const PRIOR_DRAWS = 2000;

export function predictiveChecks(
  theCase: Case,
  { asOf, scenario, seed }: Weighing,
  memo: FitMemo = makeMemo(),
): readonly PredictiveCheck[] {
  const day: Day = asOf ?? latestDay(theCase);
  const then = caseAsOf(theCase, day);
  const { fit } = makeFitter(then, makeLeft(then, day), seed, memo)({ scenario });
  return checksOf(fit, then, makeRng(seed).fork('losses/predictive'));
}

function checksOf(fit: JointFit, theCase: Case, rng: Rng): readonly PredictiveCheck[] {
  const { problem } = fit;
  const checks = typedCounts(problem).map(({ image, sourceId, said }): PredictiveCheck => {
    const { id } = problem.images[image] as JointProblem['images'][number];
    const observed = said.reduce((n, [, s]) => n + s.destroyed + s.damaged, 0);
    const atLeast = said.some(([, s]) => s.atLeast);
    const cells = said.map(([c]) => c);
    const from = rng.fork(`${id}/${sourceId}`);
    const posterior = expected(afterReading(fit, image, cells, from.fork('posterior')), observed, atLeast);
    const prior = expected(beforeReading(problem, image, cells, from.fork('prior')), observed, atLeast);
    return {
      imageId: id,
      site: theCase.imagery.find((one) => one.id === id)?.siteId ?? '',
      sourceId,
      observed,
      atLeast,
      posterior,
      prior,
      flagged: posterior.tail < UNLIKELY,
      rows: said.flatMap(([, s]) => s.rows),
    };
  });
  return checks.sort((a, b) => a.posterior.tail - b.posterior.tail || (keyOf(a) < keyOf(b) ? -1 : 1));
}

type TypedCounts = {
  readonly image: number;
  readonly sourceId: string;
  readonly said: readonly (readonly [cell: number, statement: Statement])[];
};

/** Every analyst's counts of named types in one image. Silence is no count; frames of single items show no others. */
function typedCounts({ cells, images }: JointProblem): readonly TypedCounts[] {
  const found = new Map<string, TypedCounts>();
  for (const [c, cell] of cells.entries())
    for (const { image, statements } of cell.spoken)
      for (const s of statements) {
        if (s.fromSilence || images[image]?.isSingle) continue;
        const key = `${image}\n${s.sourceId}`;
        const before = found.get(key)?.said ?? [];
        found.set(key, { image, sourceId: s.sourceId, said: [...before, [c, s]] });
      }
  return [...found.values()];
}

const keyOf = ({ imageId, sourceId }: PredictiveCheck): string => `${imageId}\n${sourceId}`;

/** One report from every joint draw. */
function afterReading({ problem, kept, draws }: JointFit, image: number, cells: readonly number[], rng: Rng): Pmf {
  const counts: number[] = [];
  const width = problem.cells.length;
  for (const [k, { destroyed, damaged }] of draws.entries()) {
    const { shares } = kept[k] as KeptSweep;
    for (let at = 0; at < destroyed.length; at += width)
      add(counts, reported(problem, shares, image, cells, outcomesAt({ destroyed, damaged }, at), rng));
  }
  return pmfOf(counts);
}

const outcomesAt =
  ({ destroyed, damaged }: KeptDraws, at: number): Outcomes =>
  (c) => [destroyed[at + c] as number, damaged[at + c] as number];

function beforeReading(problem: JointProblem, image: number, cells: readonly number[], rng: Rng): Pmf {
  const counts: number[] = [];
  const site = problem.images[image]?.site as number;
  const { struck } = problem.sites[site] as JointProblem['sites'][number];
  for (let draw = 0; draw < PRIOR_DRAWS; draw++) {
    const shares = sharesFromPrior(problem, rng);
    const isStruck = struck === 1 || rng.uniform() < struck;
    const outcomes: Outcomes = (c) => (isStruck ? outcomeOf(problem.cells[c] as JointCell, shares, rng) : [0, 0]);
    add(counts, reported(problem, shares, image, cells, outcomes, rng));
  }
  return pmfOf(counts);
}

function outcomeOf(
  { present, site, type }: JointCell,
  { hitShare, concentration, destroyedIfHit }: Shares,
  rng: Rng,
): readonly [destroyed: number, damaged: number] {
  const stood = drawIndex(present, present.length, rng);
  if (rng.uniform() >= PRIOR.reached) return [0, 0];
  const mean = hitShare[site] as number;
  const hit = drawBinomial(stood, drawBeta([mean * concentration, (1 - mean) * concentration], rng), rng);
  const destroyed = drawBinomial(hit, destroyedIfHit[type] as number, rng);
  return [destroyed, hit - destroyed];
}

type Outcomes = (cell: number) => readonly [destroyed: number, damaged: number];

/** How many one analyst would report as hit, over these cells in this image. */
function reported(
  problem: JointProblem,
  shares: Shares,
  image: number,
  cells: readonly number[],
  outcomes: Outcomes,
  rng: Rng,
): number {
  const { site, isGround } = problem.images[image] as JointProblem['images'][number];
  const framed = 1 - (shares.blind[site] as number);
  const shows = framed * (isGround ? 1 : 1 - shares.hidden);
  const sight = sightsOf(problem, shares)[image] as Sight;
  const seesD = framed * sight.destroyed * shares.report;
  const seesM = shows * sight.damaged * shares.report;
  let count = 0;
  for (const c of cells) {
    const [destroyed, damaged] = outcomes(c);
    const alarms = sight.alarms * (problem.cells[c]?.presentMean as number);
    count += drawBinomial(destroyed, seesD, rng) + drawBinomial(damaged, seesM, rng) + drawPoisson(alarms, 0, rng);
  }
  return count;
}

function add(counts: number[], count: number): void {
  while (counts.length <= count) counts.push(0);
  counts[count] = (counts[count] as number) + 1;
}

const pmfOf = (counts: readonly number[]): Pmf => normalize(Float64Array.from(counts.length === 0 ? [1] : counts));

function expected(pmf: Pmf, observed: number, atLeast: boolean): Expected {
  const here = pmf[observed] ?? 0;
  let below = 0;
  for (let n = 0; n < Math.min(observed, pmf.length); n++) below += pmf[n] as number;
  const above = Math.max(0, 1 - below - here);
  return {
    summary: summarize(pmf),
    tail: atLeast ? above + here : Math.min(1, 2 * Math.min(below + here / 2, above + here / 2)),
  };
}
