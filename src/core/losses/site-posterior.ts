/**
 * Joint posterior of the cells of one site: a mixture of products. Cells are independent within a component; a
 * component fixes how untyped counts fall on its cells and, at a site only one side named, whether it was struck at all. Everything downstream stays an exact sum. O(components · cells · N²).
 */
import { normalize } from '../numerics/discrete.js';
import { type Allocation, allocationsOf } from './allocate.js';
import { cellLikelihood, hasFullView } from './cell-likelihood.js';
import { cellPrior } from './cell-prior.js';
import type { Cell } from './cells.js';
import type { Grid } from './report.js';
import type { ScenarioName } from './result.js';
import type { SiteStatements, Statement } from './statements.js';
import { PRIOR } from './visibility.js';

export type Component = {
  /** sums to 1 over the site */
  readonly weight: number;
  /** P(D, M) of each cell, given the component */
  readonly cells: readonly Grid[];
};

/** More ways than this for untyped counts to fall are not enumerated: the untyped count with most ways is left out. */
const MOST_COMPONENTS = 600;

export type SiteFit = { readonly components: readonly Component[]; readonly warnings: readonly string[] };

/** @param silence false: NO_DAMAGE without a number and unmentioned types say nothing */
export function sitePosterior(
  cells: readonly Cell[],
  said: SiteStatements,
  scenario: ScenarioName,
  silence: boolean,
): SiteFit {
  const { ways, warnings } = jointAllocations(said, cells);
  const fullView = hasFullView(said.images);
  const struck = cells[0]?.targeted === 'claimed' ? PRIOR.claimedSite : 1;
  const priors = cells.map((cell) => cellPrior(cell.present));
  const known = new Map<string, Grid | null>();
  const likelihood = (index: number, extra: readonly Extra[]): Grid | null => {
    const key = `${index}|${extra.map((e) => `${e.imageId}:${e.statement.destroyed},${e.statement.damaged},${e.statement.atLeast}`).join('|')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const most = (cells[index] as Cell).present.length - 1;
    const images = said.images.map(({ read, byCell }) => ({
      read,
      statements: [
        ...(byCell[index] ?? []).filter((statement) => silence || !statement.fromSilence),
        ...extra.filter((e) => e.imageId === read.image.id).map((e) => e.statement),
      ],
    }));
    const grid = cellLikelihood(images, most, scenario, fullView);
    known.set(key, grid);
    return grid;
  };
  const raw = ways.flatMap((way) => {
    const likelihoods = cells.map((_, i) => likelihood(i, way.perCell[i] ?? []));
    const posteriors = priors.map((prior, i) => times(prior, likelihoods[i] ?? null));
    const mass = posteriors.reduce((z, p) => z * p.mass, 1);
    const reached = { weight: struck * way.weight * mass, cells: posteriors.map((p) => p.grid) };
    if (struck === 1) return [reached];
    const spared = likelihoods.reduce((z, grid) => z * (grid === null ? 1 : (grid.values[0] as number)), 1);
    return [
      reached,
      { weight: (1 - struck) * way.weight * spared, cells: cells.map((cell) => nothingHit(cell.present.length - 1)) },
    ];
  });
  const weights = normalize(Float64Array.from(raw, (component) => component.weight));
  return {
    components: raw.map((component, i) => ({ weight: weights[i] as number, cells: component.cells })),
    warnings,
  };
}

/** Before any image: the same in every scenario. */
export const sitePrior = (cells: readonly Cell[]): readonly Component[] =>
  sitePosterior(cells, { images: [], sums: [] }, 'good', false).components;

type Extra = { readonly imageId: string; readonly statement: Statement };
type Way = { readonly weight: number; readonly perCell: readonly (readonly Extra[])[] };

function jointAllocations(
  said: SiteStatements,
  cells: readonly Cell[],
): { readonly ways: readonly Way[]; readonly warnings: readonly string[] } {
  const present = cells.map((cell) => cell.present.length - 1);
  let ways: readonly Way[] = [{ weight: 1, perCell: cells.map(() => []) }];
  const warnings: string[] = [];
  for (const sum of said.sums) {
    const allocations = allocationsOf(sum, present);
    if (ways.length * allocations.length > MOST_COMPONENTS) {
      warnings.push(
        `an untyped count of ${sum.sourceId} in ${sum.imageId} is left out of the model: it can fall in too many ways`,
      );
      continue;
    }
    ways = ways.flatMap((way) => allocations.map((allocation) => extend(way, allocation, sum.imageId)));
  }
  return { ways, warnings };
}

const extend = (way: Way, allocation: Allocation, imageId: string): Way => ({
  weight: way.weight * allocation.weight,
  perCell: way.perCell.map((list, i) => {
    const statement = allocation.perCell[i];
    return statement ? [...list, { imageId, statement }] : list;
  }),
});

function times(prior: Grid, likelihood: Grid | null): { readonly grid: Grid; readonly mass: number } {
  if (likelihood === null) return { grid: prior, mass: 1 };
  const values = prior.values.map((p, i) => p * (likelihood.values[i] as number));
  const mass = values.reduce((total, x) => total + x, 0);
  return { grid: { n: prior.n, values: mass > 0 ? values.map((x) => x / mass) : prior.values }, mass };
}

function nothingHit(n: number): Grid {
  const values = new Float64Array((n + 1) * (n + 1));
  values[0] = 1;
  return { n, values };
}
