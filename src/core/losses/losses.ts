/** The losses stage: the floor, and the posterior of both counts under each visibility scenario. */
import type { Case, Day } from '../case.js';
import type { Quantity } from '../claims/result.js';
import { atLeast, variance } from '../numerics/discrete.js';
import type { Cell } from './cells.js';
import { type Fitter, summarize } from './fitter.js';
import type { Left } from './left.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import { type Losses, SCENARIOS, type ScenarioLosses, type ScenarioName, type Totals } from './result.js';
import { perScenario } from './verdict.js';

export function lossesOf(theCase: Case, asOf: Day, { cells, floor }: Left, fit: Fitter, draws: number): Losses {
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
    scenarios: SCENARIOS.map((scenario) => scenarioLosses(fit, scenario, draws)),
    warnings: [
      ...new Set([
        ...cells.flatMap((cell) => cell.warnings),
        ...outsideModel(theCase, cells),
        ...unlistedNames(cells),
        ...SCENARIOS.flatMap((scenario) => fewNodes(fit({ scenario }))),
      ]),
    ],
  };
}

/** Cells of the headline: a read image covers them and somebody counted what stood there. */
export const HEADLINE: CellFilter = (cell) => cell.looked && !cell.unlisted;
const EVERY: CellFilter = () => true;

function scenarioLosses(fit: Fitter, scenario: ScenarioName, draws: number): ScenarioLosses {
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
    diagnostics: { ...posterior.diagnostics, essBulkMin: draws, essTailMin: draws },
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

/** Fewer effective nodes than this, and a number is to be doubted. */
const LEAST_NODES = 8;

function fewNodes({ scenario, diagnostics: { effectiveNodes } }: LossesPosterior): readonly string[] {
  if (effectiveNodes === undefined || effectiveNodes >= LEAST_NODES) return [];
  return [
    `${scenario}: only ${effectiveNodes.toFixed(1)} effective nodes carry the posterior; read its numbers as rough`,
  ];
}
