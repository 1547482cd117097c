/**
 * The losses engine: sites are independent, each a weighted mixture of exact products of cells (`site-posterior.ts`).
 * Probabilities are sums of exact distributions (convolution over cells), never counts of draws. Detection, hidden and
 * analysts' shares are not shared between sites; the joint model will share them.
 */
import type { Case, Day } from '../case.js';
import type { Quantity } from '../claims/result.js';
import { selectEvidence } from '../evidence/select.js';
import { convolve, convolveAll, mean, mixture, type Pmf, pointMass, quantile, variance } from '../numerics/discrete.js';
import { buildCells, type Cell } from './cells.js';
import { drawLosses } from './draw.js';
import type { CellFilter, LossesPosterior } from './posterior.js';
import type { Grid } from './report.js';
import type { CellSummary, CountSummary, ScenarioName } from './result.js';
import { type Component, type SiteFit, type SiteQuestion, sitePosterior, sitePrior } from './site-posterior.js';
import { statementsAt } from './statements.js';

export type FitOptions = {
  readonly scenario: ScenarioName;
  /** ids of readings left out, because the claim under test rests on them */
  readonly without?: readonly string[];
  /** false: silence means nothing */
  readonly silence?: boolean;
};

export type Fitter = (options: FitOptions) => LossesPosterior;

/** Sites already computed, by everything they depend on: days and fits that agree on a site share it. */
export type SiteMemo = {
  readonly fitted: Map<string, SiteMarginals>;
  readonly priors: Map<string, readonly Component[]>;
};
export const emptyMemo = (): SiteMemo => ({ fitted: new Map(), priors: new Map() });

/** Fits on demand; what two fits share (a site with the same readings) is computed once. `theCase` is as of `asOf`. */
export function makeFitter(theCase: Case, asOf: Day, memo: SiteMemo = emptyMemo()): Fitter {
  const fits = new Map<string, LossesPosterior>();
  // A fit without some readings, or with silence off, begins near the whole one; only whole ones are kept to begin from,
  // or the order of questions would show in the last digits.
  const whole = new Map<string, { readonly key: string; readonly proposals: SiteFit['proposals'] }>();
  const fit: Fitter = ({ scenario, without = [], silence = true }) => {
    const key = `${scenario}|${silence}|${[...without].sort().join()}`;
    const known = fits.get(key);
    if (known) return known;
    const isWhole = without.length === 0 && silence;
    if (!isWhole) fit({ scenario });
    const evidence = selectEvidence(theCase, asOf, new Set(without));
    const cells = buildCells(theCase, evidence);
    const bySite = [...new Set(cells.map((cell) => cell.site))].map((site): SiteMarginals => {
      const images = evidence.images.filter((read) => read.image.siteId === site);
      const own = cells.filter((cell) => cell.site === site);
      const shape = `${site}|${scenario}|${images.map(({ image }) => image.id).join()}`;
      const nearby = whole.get(shape);
      const question = { cells: own, said: statementsAt(theCase, own, images), scenario, silence };
      const siteKey = `${nearby?.key ?? ''}${JSON.stringify(question)}`;
      const marginals =
        memo.fitted.get(siteKey) ?? siteMarginals({ ...question, proposals: nearby?.proposals ?? null }, memo);
      memo.fitted.set(siteKey, marginals);
      if (isWhole) whole.set(shape, { key: siteKey, proposals: marginals.proposals });
      return marginals;
    });
    const posterior = assemble(scenario, bySite);
    fits.set(key, posterior);
    return posterior;
  };
  return fit;
}

function siteMarginals(question: SiteQuestion, { priors }: SiteMemo): SiteMarginals {
  const { cells } = question;
  const { components, effective, proposals } = sitePosterior(question);
  const priorKey = JSON.stringify(cells.map(({ type, targeted, present }) => [type, targeted, [...present]]));
  const prior = priors.get(priorKey) ?? sitePrior(cells);
  priors.set(priorKey, prior);
  return { ...marginalsOf(cells, components, prior), effective, proposals, sums: new Map() };
}

/** Number hit or destroyed over the chosen cells of one site. */
function atSite(
  site: SiteMarginals,
  which: 'posterior' | 'prior',
  quantity: Quantity,
  chosen: readonly boolean[],
): Pmf {
  const key = `${which}|${quantity}|${chosen.map(Number).join('')}`;
  const found = site.sums.get(key);
  if (found) return found;
  const parts = site[which].map(({ weight, [quantity]: pmfs }) => ({
    weight,
    pmf: convolveAll(shortFirst(pmfs.filter((_, i) => chosen[i]))),
  }));
  const pmf = mixture(parts);
  site.sums.set(key, pmf);
  return pmf;
}

export type SiteMarginals = {
  readonly cells: readonly CellSummary[];
  readonly components: readonly Component[];
  /** per component, per cell: P(D), P(D + M) */
  readonly posterior: readonly ComponentPmfs[];
  readonly prior: readonly ComponentPmfs[];
  /** Kish's effective number of nodes */
  readonly effective: number;
  readonly proposals: SiteFit['proposals'];
  /** sums over chosen cells, kept once made */
  readonly sums: Map<string, Pmf>;
};
type ComponentPmfs = { readonly weight: number; readonly destroyed: readonly Pmf[]; readonly hit: readonly Pmf[] };

function assemble(scenario: ScenarioName, sites: readonly SiteMarginals[]): LossesPosterior {
  const overSites = (which: 'posterior' | 'prior', quantity: Quantity, over: CellFilter): Pmf =>
    sites.reduce((total, site) => {
      const chosen = site.cells.map(over);
      return chosen.includes(true) ? convolve(total, atSite(site, which, quantity, chosen)) : total;
    }, pointMass(0));
  return {
    scenario,
    cells: sites.flatMap((site) => site.cells),
    distribution: (quantity, over) => overSites('posterior', quantity, over),
    prior: (quantity, over) => overSites('prior', quantity, over),
    draws: (count, rng) => drawLosses(scenario, sites, count, rng),
    diagnostics: {
      method: 'quadrature',
      rhatMax: 1,
      essBulkMin: 0,
      essTailMin: 0,
      ...(sites.length > 0 ? { effectiveNodes: Math.min(...sites.map((site) => site.effective)) } : {}),
    },
  };
}

function marginalsOf(
  cells: readonly Cell[],
  components: readonly Component[],
  prior: readonly Component[],
): Omit<SiteMarginals, 'effective' | 'proposals' | 'sums'> {
  const pmfs = (list: readonly Component[]): readonly ComponentPmfs[] =>
    list.map(({ weight, cells: grids }) => ({ weight, destroyed: grids.map(destroyedPmf), hit: grids.map(hitPmf) }));
  const [after, before] = [pmfs(components), pmfs(prior)];
  const marginal = (list: readonly ComponentPmfs[], q: Quantity, i: number): Pmf =>
    mixture(list.map((part) => ({ weight: part.weight, pmf: part[q][i] as Pmf })));
  const summaries = cells.map((cell, i): CellSummary => {
    const hit = marginal(after, 'hit', i);
    const priorVariance = variance(marginal(before, 'hit', i));
    return {
      site: cell.site,
      type: cell.type,
      looked: cell.looked,
      unlisted: cell.unlisted,
      priorShare: priorVariance === 0 ? 0 : Math.max(0, 1 - variance(hit) / priorVariance),
      present: summarize(cell.present),
      DESTROYED: summarize(marginal(after, 'destroyed', i)),
      DAMAGED_OR_DESTROYED: summarize(hit),
    };
  });
  return { cells: summaries, components, posterior: after, prior: before };
}

export const summarize = (pmf: Pmf): CountSummary => ({
  mean: mean(pmf),
  q05: quantile(pmf, 0.05),
  q50: quantile(pmf, 0.5),
  q95: quantile(pmf, 0.95),
});

function destroyedPmf({ n, values }: Grid): Pmf {
  const pmf = new Float64Array(n + 1);
  for (let d = 0; d <= n; d++)
    for (let m = 0; d + m <= n; m++) pmf[d] = (pmf[d] as number) + (values[d * (n + 1) + m] as number);
  return pmf;
}

function hitPmf({ n, values }: Grid): Pmf {
  const pmf = new Float64Array(n + 1);
  for (let d = 0; d <= n; d++)
    for (let m = 0; d + m <= n; m++) pmf[d + m] = (pmf[d + m] as number) + (values[d * (n + 1) + m] as number);
  return pmf;
}

// The order of a sum of independent counts does not matter; short ones first costs least.
const shortFirst = (pmfs: readonly Pmf[]): readonly Pmf[] => [...pmfs].sort((a, b) => a.length - b.length);
