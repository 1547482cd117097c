/** The losses stage: the floor, and the posterior of both counts under each visibility scenario. */
import type { Case, Day } from '../case.js';
import type { Quantity } from '../claims/result.js';
import { atLeast, variance } from '../numerics/discrete.js';
import { type Gap, isGap } from '../problem.js';
import { summarize } from './answers.js';
import type { Cell } from './cells.js';
import type { Fitter } from './fitter.js';
import { headlineOf, isUncounted } from './headline.js';
import type { Left } from './left.js';
import { ON_ITS_WAY } from './on-its-way.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import {
  type HeardTotals,
  type Losses,
  SCENARIOS,
  type ScenarioLosses,
  type ScenarioName,
  type Totals,
} from './result.js';
import { perScenario } from './verdict.js';
import { type Hearing, heardBy, NO_RECORD } from './voices.js';

export function lossesOf(
  theCase: Case,
  asOf: Day,
  { cells, floor: floorOf }: Left,
  fit: Fitter,
  hearing: Hearing | null,
): Losses {
  const floor = floorOf();
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
    record: hearing === null ? NO_RECORD : hearing.claimant(),
    floor: { ...floor, probability },
    scenarios: SCENARIOS.map((scenario) => lossesIn(fit, scenario, hearing)),
    warnings: [
      ...new Set([
        ...cells.flatMap((cell) => cell.warnings),
        ...outsideModel(theCase, cells),
        ...unlistedNames(cells),
        ...(isUncounted(cells) ? [UNCOUNTED] : []),
        ...(cells.some(({ looked }) => looked) ? [] : [UNSEEN]),
        ...SCENARIOS.flatMap((scenario) => doubts(scenario, fit({ scenario }))),
        ...SCENARIOS.filter((scenario) => fit.isAtHand({ scenario, silence: false })).flatMap((scenario) =>
          doubts(`${scenario}, if silence means nothing`, fit({ scenario, silence: false })),
        ),
      ]),
    ],
  };
}

const EVERY: CellFilter = () => true;
const UNSEEN =
  'no image of any struck site was read: the totals run over nothing, and every chance rests on what may have stood there and on the prior';
const UNCOUNTED =
  'nobody counted before the strike what stood at any site that was looked at: the totals run over what readings name';

/** What of a scenario the fit to all that was read decides, asked for before the others are in: the posterior keeps it. */
export function wholeAhead(fit: Fitter, scenario: ScenarioName): void {
  const posterior = fit({ scenario });
  posterior.cells();
  for (const over of [EVERY, headlineOf(posterior.places)])
    for (const quantity of ['destroyed', 'hit'] as const) posterior.distribution(quantity, over);
}

/** Of one scenario. */
export function lossesIn(fit: Fitter, scenario: ScenarioName, hearing: Hearing | null): ScenarioLosses {
  const posterior = fit({ scenario });
  const headline = headlineOf(posterior.places);
  const unseen: CellFilter = (cell) => !cell.looked && !cell.unlisted;
  const isBeside: CellFilter = (cell) => cell.unlisted && !headline(cell);
  const before = variance(posterior.prior(unseen));
  const destroyed = posterior.distribution('destroyed', headline);
  const hit = posterior.distribution('hit', headline);
  return {
    name: scenario,
    total: { DESTROYED: summarize(destroyed), DAMAGED_OR_DESTROYED: summarize(hit) },
    pmf: { DESTROYED: [...destroyed], DAMAGED_OR_DESTROYED: [...hit] },
    unseen: {
      ...totals(posterior, unseen),
      priorShare: before === 0 ? 0 : Math.max(0, 1 - variance(posterior.distribution('hit', unseen)) / before),
    },
    unlisted: posterior.places.some(isBeside) ? totals(posterior, isBeside) : null,
    ifSilenceMeansNothing: fit.isAtHand({ scenario, silence: false })
      ? totals(fit({ scenario, silence: false }), headline)
      : ON_ITS_WAY,
    byCell: posterior.cells(),
    diagnostics: posterior.diagnostics,
    heard: heardTotals(hearing, posterior, headline),
  };
}

function heardTotals(hearing: Hearing | null, posterior: LossesPosterior, over: CellFilter): HeardTotals | Gap {
  const heard = heardBy(hearing, posterior, null);
  if (isGap(heard)) return heard;
  return {
    DESTROYED: summarize(heard.distribution('destroyed', over)),
    DAMAGED_OR_DESTROYED: summarize(heard.distribution('hit', over)),
    claims: heard.claims,
    khat: heard.khat,
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

/** Vehtari et al. (2021): chains that agree, and numbers worth this many independent draws. */
const MOST_RHAT = 1.01;
const LEAST_ESS = 400;

function doubts(
  what: string,
  { diagnostics: { rhatMax, essBulkMin, essTailMin } }: LossesPosterior,
): readonly string[] {
  if (rhatMax > MOST_RHAT)
    return [`${what}: the chains differ (R-hat ${rhatMax.toFixed(3)}); read its numbers as rough`];
  const size = Math.floor(Math.min(essBulkMin, essTailMin));
  if (size < LEAST_ESS)
    return [`${what}: its totals are worth only ${size} independent draws; read their last digit as rough`];
  return [];
}
