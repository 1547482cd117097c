/**
 * What a strike changes at the table: arithmetic facts, dated behaviour, and two respectable models that give one shock opposite
 * signs. Their inputs cannot be observed, so they are ranges, and the answer is where the signs differ. No score, ever.
 */
import type { Case } from '../case.js';
import type { Cost } from '../cost/result.js';
import { fromQuantiles, quantile } from '../numerics/lognormal.js';
import type { Rng } from '../numerics/rng.js';
import type { Perception } from '../perception/result.js';
import { type Gap, gap, isGap } from '../problem.js';
import { behaviourOf } from './behaviour.js';
import { costRatio } from './cost-ratio.js';
import { breakEvens, factsOf } from './facts.js';
import { findingOf } from './finding.js';
import { type LeverageBook, rangesOf } from './leverage-book.js';
import { modelsOf } from './models.js';
import { ILLUSTRATIVE } from './ranges.js';
import type { Leverage, LeverageWhatIf } from './result.js';

export type LeverageQuestion = {
  readonly theCase: Case;
  readonly cost: Cost | Gap;
  readonly perception: Perception | Gap;
  readonly book?: LeverageBook | undefined;
  readonly rng: Rng;
};

export function leverageOf({ theCase, cost, perception, book, rng }: LeverageQuestion): Leverage {
  const models = modelsOf(ILLUSTRATIVE, rng.fork('illustrative'));
  const facts = factsOf(theCase, cost);
  const figures = isGap(facts.drones) ? 0 : facts.drones.length;
  return {
    finding: findingOf(models, 'illustrative'),
    facts,
    ...behaviourOf(theCase, perception),
    models,
    ...(book === undefined ? {} : { whatIf: whatIfOf(book, cost, facts.drones, rng.fork('assumed')) }),
    warnings:
      figures > 1 ? [`what the attack used is given in ${figures} figures; they are listed, never averaged`] : [],
  };
}

function whatIfOf(
  book: LeverageBook,
  cost: Cost | Gap,
  counted: Leverage['facts']['drones'],
  rng: Rng,
): LeverageWhatIf {
  const { drones: assumed, droneUsd } = book;
  const drones = assumed ? [{ low: assumed.low, high: assumed.high, claims: [], rows: [] }] : counted;
  const models = modelsOf(rangesOf(book), rng);
  const noPrice = gap('no-source', 'nothing says what one drone cost');
  const used = isGap(drones)
    ? null
    : { low: Math.min(...drones.map(({ low }) => low)), high: Math.max(...drones.map(({ high }) => high)) };
  return {
    assumed: true,
    book,
    models,
    finding: findingOf(models, 'assumed'),
    breakEven: breakEvens(cost, drones),
    costFloor: used === null ? (drones as Gap) : droneUsd ? used.low * droneUsd.low : noPrice,
    ratio:
      used === null
        ? (drones as Gap)
        : !droneUsd
          ? noPrice
          : isGap(cost)
            ? cost
            : ratios(cost, used.low * droneUsd.low, used.high * droneUsd.high),
  };
}

/** The damage as the log-normal nearest to its 5 %, middle and 95 %, the cost through its ends as P10 and P90, as prices are read elsewhere. */
function ratios({ byBasis }: Cost, low: number, high: number): LeverageWhatIf['ratio'] {
  const spent = fromQuantiles([
    { p: 0.1, x: low },
    { p: 0.9, x: high },
  ]);
  const positive = byBasis.filter(({ q05 }) => q05 > 0);
  if (positive.length === 0)
    return gap('incomplete-basis', 'no basis has damage above nothing in nineteen draws of twenty');
  return positive.map(({ basis, q05, q50, q95 }) => {
    const lost = fromQuantiles([
      { p: 0.05, x: q05 },
      { p: 0.5, x: q50 },
      { p: 0.95, x: q95 },
    ]);
    const ratio = costRatio(lost, spent);
    return { basis, q05: quantile(ratio, 0.05), q50: quantile(ratio, 0.5), q95: quantile(ratio, 0.95) };
  });
}
