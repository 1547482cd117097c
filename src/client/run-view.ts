/** What a reader chose of a run, as it stands in an address and is asked of the server; the rest is as the model has it. */
import { booksOf } from '../core/assumptions.js';
import { DEFAULT_CONFIG } from '../core/default-config.js';
import { SCENARIOS, type ScenarioName } from '../core/losses/result.js';
import { dayRange } from '../core/measure/day.js';
import type { RunConfig } from '../core/run.js';
import { assumptionsIn } from './assumptions-text.js';

export type RunView = {
  readonly scenario: ScenarioName;
  /** null = the latest day the case speaks of */
  readonly asOf: string | null;
  /** log-correlation between price errors, 0..1; null = the default of the model */
  readonly dependence: number | null;
  /** a reader's set of assumptions, as text; null: the case alone */
  readonly assume: string | null;
};

/** Dependences a page offers, beside the model's own. */
export const DEPENDENCES = [0, 0.25, 0.5, 0.75, 1];
const USUAL = DEFAULT_CONFIG.cost.priceDependence;

export const withDependence = (view: RunView, dependence: number): RunView => ({
  ...view,
  dependence: dependence === USUAL ? null : dependence,
});

/** The view at the other dependences a page offers: its fits and draws are theirs. */
export const atOtherDependences = (view: RunView): readonly RunView[] =>
  DEPENDENCES.filter((one) => one !== (view.dependence ?? USUAL)).map((one) => withDependence(view, one));

/** The run a view asks for: the model's defaults with what the reader changed. */
export function configOf(view: RunView): RunConfig {
  const assumed = assumptionsIn(view.assume);
  return {
    ...DEFAULT_CONFIG,
    ...(assumed === null ? {} : booksOf(assumed)),
    asOf: view.asOf,
    scenario: view.scenario,
    cost: { ...DEFAULT_CONFIG.cost, priceDependence: view.dependence ?? DEFAULT_CONFIG.cost.priceDependence },
  };
}

/** The view as a query: what is null is left out. */
export function runQuery({ scenario, asOf, dependence, assume }: RunView): string {
  const query = new URLSearchParams({ scenario });
  for (const [name, value] of Object.entries({ asOf, dependence, assume }))
    if (value !== null) query.set(name, String(value));
  return query.toString();
}

/** Where the server has it, as pages ask for it. @param wait s; null: fetched before a reader asks, of what is made alone */
export const runPath = (name: string, revision: number, view: RunView, wait: number | null): string =>
  `/api/cases/${encodeURIComponent(name)}/run?revision=${revision}&${runQuery(view)}&${wait === null ? 'ahead=1' : `wait=${wait}`}`;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param get a part of a query @returns the view, or the rule that a part breaks */
export function readRunView(get: (name: string) => string | undefined): RunView | string {
  const scenario = SCENARIOS.find((one) => one === (get('scenario') ?? DEFAULT_CONFIG.scenario));
  if (scenario === undefined) return `scenario: one of ${SCENARIOS.join(', ')}`;
  const asOf = get('asOf') ?? null;
  if (asOf !== null && !(DAY.test(asOf) && dayRange(asOf) !== null)) return 'asOf: a day such as 2031-06-03';
  const said = get('dependence');
  const dependence = said === undefined ? null : Number(said === '' ? Number.NaN : said);
  if (dependence !== null && !(dependence >= 0 && dependence <= 1)) return 'dependence: a number from 0 to 1';
  const assume = get('assume') ?? null;
  if (assume !== null && assumptionsIn(assume) === null) return 'assume: a set of assumptions, as addresses carry it';
  return { scenario, asOf, dependence, assume };
}
