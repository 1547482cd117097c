/** The losses stage: the floor, and the posterior of both counts under each visibility scenario. */
import type { Case, Day } from '../case.js';
import type { Quantity } from '../claims/result.js';
import { atLeast, variance } from '../numerics/discrete.js';
import { summarize } from './answers.js';
import type { Cell } from './cells.js';
import type { Fitter } from './fitter.js';
import type { Left } from './left.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import { type Losses, SCENARIOS, type ScenarioLosses, type ScenarioName, type Totals } from './result.js';
import { perScenario } from './verdict.js';

export function lossesOf(theCase: Case, asOf: Day, { cells, floor }: Left, fit: Fitter): Losses {
  const probability = perScenario((scenario) => {
    const posterior = fit({ scenario });
    const reaches = (quantity: Quantity, count: number): number =>
      atLeast(posterior.distribution(quantity, EVERY), count);
    return {
      destroyed: reaches('destroyed', floor.destroyed),
      damagedOrDestroyed: reaches('hit', floor.damagedOrDestroyed),
    };
  });
  return {
    asOf,
    floor: { ...floor, probability },
    scenarios: SCENARIOS.map((scenario) => scenarioLosses(fit, scenario)),
    warnings: [
      ...new Set([
        ...cells.flatMap((cell) => cell.warnings),
        ...outsideModel(theCase, cells),
        ...unlistedNames(cells),
        ...SCENARIOS.flatMap((scenario) => doubts(fit({ scenario }))),
      ]),
    ],
  };
}

/** Cells of the headline: a read image covers them and somebody counted what stood there. */
export const HEADLINE: CellFilter = (cell) => cell.looked && !cell.unlisted;
const EVERY: CellFilter = () => true;

function scenarioLosses(fit: Fitter, scenario: ScenarioName): ScenarioLosses {
  const posterior = fit({ scenario });
  const unseen: CellFilter = (cell) => !cell.looked && !cell.unlisted;
  const before = variance(posterior.prior('hit', unseen));
  const destroyed = posterior.distribution('destroyed', HEADLINE);
  const hit = posterior.distribution('hit', HEADLINE);
  return {
    name: scenario,
    total: { DESTROYED: summarize(destroyed), DAMAGED_OR_DESTROYED: summarize(hit) },
    pmf: { DESTROYED: [...destroyed], DAMAGED_OR_DESTROYED: [...hit] },
    unseen: {
      ...totals(posterior, unseen),
      priorShare: before === 0 ? 0 : Math.max(0, 1 - variance(posterior.distribution('hit', unseen)) / before),
    },
    unlisted: posterior.cells.some((cell) => cell.unlisted) ? totals(posterior, (cell) => cell.unlisted) : null,
    ifSilenceMeansNothing: totals(fit({ scenario, silence: false }), HEADLINE),
    byCell: posterior.cells,
    diagnostics: posterior.diagnostics,
  };
}

const totals = (posterior: LossesPosterior, over: CellFilter): Totals => ({
  DESTROYED: summarize(posterior.distribution('destroyed', over)),
  DAMAGED_OR_DESTROYED: summarize(posterior.distribution('hit', over)),
});

function outsideModel(theCase: Case, cells: readonly Cell[]): readonly string[] {
  const modelled = new Set(cells.map((cell) => cell.site));
  return theCase.sites
    .filter((site) => site.targeted !== 'no' && !modelled.has(site.id))
    .map((site) => `${site.name}: nobody describes what stood there, so it is outside the model`);
}

const unlistedNames = (cells: readonly Cell[]): readonly string[] =>
  cells
    .filter((cell) => cell.unlisted)
    .map(
      (cell) =>
        `${cell.type} at ${cell.site}: read in an image but in no count of what stood there; kept beside the headline`,
    );

/** Vehtari et al. (2021): chains agree, and a quantile is worth this many independent draws. */
const MOST_RHAT = 1.01;
const LEAST_ESS = 400;

function doubts({
  scenario,
  diagnostics: { rhatMax, essBulkMin, essTailMin, worst },
}: LossesPosterior): readonly string[] {
  const size = Math.floor(Math.min(essBulkMin, essTailMin));
  if (rhatMax > MOST_RHAT)
    return [`${scenario}: the chains differ (R-hat ${rhatMax.toFixed(3)}); read its numbers as rough`];
  if (size < LEAST_ESS)
    return [`${scenario}: ${worst} is worth only ${size} independent draws; read its last digit as rough`];
  return [];
}
