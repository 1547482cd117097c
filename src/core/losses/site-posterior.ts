/**
 * Joint posterior of the cells of one site: a mixture of products. A component fixes what the cells share (`shares.ts`),
 * how untyped counts fall on them and, at a site only one side named, whether it was struck at all; given that the cells
 * are independent and exact. Nodes over the shares are placed from the prior, then nearer the posterior, weighted by
 * prior over proposal times likelihood. O(nodes · cells · N³ / 3).
 */

import type { ReadImage } from '../evidence/result.js';
import { normalize } from '../numerics/discrete.js';
import { jointAllocations, type Way } from './allocate.js';
import { cellLikelihood, eyesOf, type SpokenImage } from './cell-likelihood.js';
import { cellPrior } from './cell-prior.js';
import type { Cell } from './cells.js';
import { imageReport } from './image-report.js';
import type { Grid } from './report.js';
import type { ScenarioName } from './result.js';
import { fitProposals, fromPrior, HABITS, type Proposals, type ShareNode, shareNodes, shareSpace } from './shares.js';
import type { SiteStatements } from './statements.js';
import { PRIOR } from './visibility.js';

export type Component = {
  /** sums to 1 over the site */
  readonly weight: number;
  /** P(D, M) of each cell, given the component */
  readonly cells: readonly Grid[];
};

export type SiteFit = {
  readonly components: readonly Component[];
  /** where nodes were placed the second time: a fit with a little less evidence begins from here */
  readonly proposals: Proposals;
  /** Kish's effective number of nodes */
  readonly effective: number;
  readonly warnings: readonly string[];
};

export type SiteQuestion = {
  readonly cells: readonly Cell[];
  readonly said: SiteStatements;
  readonly scenario: ScenarioName;
  /** false: NO_DAMAGE without a number and unmentioned types say nothing */
  readonly silence: boolean;
  /** from a fit with more evidence; null places nodes from the prior first */
  readonly proposals: Proposals | null;
};

const PILOTS = [48, 48];
const NODES = 96;
/** A refit begins near its answer and is only compared with one number. */
const REFIT = 24;
/** Components lighter than this are left out, all together less than the rounding of a printed number. */
const LEAST_WEIGHT = 1e-7;

export function sitePosterior(question: SiteQuestion): SiteFit {
  const { cells, said, scenario } = question;
  const fullView = said.images.some(({ read }) => read.image.coverage === 'full_apron');
  const space = shareSpace(
    said.images.map(({ read }) => read),
    scenario,
    fullView,
  );
  const { ways, warnings } = jointAllocations(said, cells);
  const prepared = prepare(question, ways);
  const fit = (nodes: readonly ShareNode[]) => nodes.map((node) => atNode(prepared, scenario, node));
  const weigh = (nodes: readonly ShareNode[], parts: readonly (readonly Part[])[]): Float64Array =>
    relative(parts.map((list, k) => logSum(list) + (nodes[k] as ShareNode).logRatio));
  let proposals = question.proposals ?? fromPrior(space);
  // Nothing said: the prior stands, at the prior's own nodes.
  const isSilent = prepared.spoken.every((lists) => lists.every((list) => list.length === 0));
  for (const count of question.proposals === null && !isSilent ? PILOTS : []) {
    const pilot = shareNodes(space, proposals, count);
    proposals = fitProposals(space, pilot, weigh(pilot, fit(pilot)));
  }
  const nodes = shareNodes(space, proposals, question.proposals === null || isSilent ? NODES : REFIT);
  const parts = fit(nodes);
  const nodeWeights = normalize(weigh(nodes, parts));
  const components = parts.flatMap((list, k) => {
    const inNode = normalize(relative(list.map(({ logWeight }) => logWeight)));
    return list.map(({ cells: grids }, i) => ({
      weight: (nodeWeights[k] as number) * (inNode[i] as number),
      cells: grids,
    }));
  });
  const effective = 1 / nodeWeights.reduce((sum, w) => sum + w * w, 0);
  return { components: components.filter(({ weight }) => weight > LEAST_WEIGHT), proposals, effective, warnings };
}

/** Before any image: the same in every scenario. */
export function sitePrior(cells: readonly Cell[]): readonly Component[] {
  const said = { images: [], sums: [], sumsUnreduced: [] };
  const space = shareSpace([], 'good', true);
  const ways = jointAllocations(said, cells).ways;
  const question = { cells, said, scenario: 'good', silence: true, proposals: null } as const;
  const prepared = prepare(question, ways);
  const nodes = shareNodes(space, fromPrior(space), NODES);
  const parts = nodes.flatMap((node) => atNode(prepared, 'good', node));
  const weights = normalize(relative(parts.map(({ logWeight }) => logWeight)));
  return parts.map((part, i) => ({ weight: weights[i] as number, cells: part.cells }));
}

type Part = { readonly logWeight: number; readonly cells: readonly Grid[] };

/** Everything that does not depend on the shares, once per fit. */
type Prepared = {
  readonly cells: readonly Cell[];
  readonly images: readonly ReadImage[];
  readonly most: number;
  /** largest reach of a report, per image */
  readonly reach: readonly number[];
  readonly struck: number;
  /** different sets of statements, per cell */
  readonly spoken: readonly (readonly (readonly SpokenImage[])[])[];
  /** which of them each way uses, per cell */
  readonly ways: readonly { readonly logWeight: number; readonly uses: readonly number[] }[];
};

function prepare({ cells, said, silence }: SiteQuestion, ways: readonly Way[]): Prepared {
  const spoken: SpokenImage[][][] = cells.map(() => []);
  const known = new Map<string, number>();
  const use = (way: Way, cell: number): number => {
    const extra = way.perCell[cell] ?? [];
    const key = `${cell}|${extra.map((e) => `${e.imageId}:${e.statement.destroyed},${e.statement.damaged},${e.statement.atLeast}`).join('|')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const most = (cells[cell] as Cell).present.length - 1;
    const list = said.images.flatMap(({ read, byCell }, index): SpokenImage[] => {
      const own = (byCell[cell] ?? []).filter((statement) => silence || !statement.fromSilence);
      const statements = [...own, ...extra.filter((e) => e.imageId === read.image.id).map((e) => e.statement)];
      return statements.length === 0
        ? []
        : [
            {
              index,
              reports: HABITS.map((habits) =>
                imageReport(statements, most, read.image.coverage === 'single_item', habits),
              ),
            },
          ];
    });
    const place = (spoken[cell] as SpokenImage[][]).push(list) - 1;
    known.set(key, place);
    return place;
  };
  const perWay = ways.map((way) => ({ logWeight: Math.log(way.weight), uses: cells.map((_, cell) => use(way, cell)) }));
  const reach = said.images.map(() => 0);
  for (const { index, reports } of spoken.flat(2))
    for (const { n, noHit, reach: own = n } of reports)
      if (!noHit) reach[index] = Math.max(reach[index] as number, own);
  return {
    cells,
    images: said.images.map(({ read }) => read),
    reach,
    most: cells.reduce((most, cell) => Math.max(most, cell.present.length - 1), 0),
    struck: cells[0]?.targeted === 'claimed' ? PRIOR.claimedSite : 1,
    spoken,
    ways: perWay,
  };
}

function atNode(
  { cells, images, reach, most, struck, spoken, ways }: Prepared,
  scenario: ScenarioName,
  { shares }: ShareNode,
): readonly Part[] {
  const eyes = eyesOf(images, reach, most, scenario, shares);
  const priors = cells.map((cell) => cellPrior(cell.present, shares));
  const seen = spoken.map((lists, i) =>
    lists.map((list) => {
      const likelihood = cellLikelihood(list, (cells[i] as Cell).present.length - 1, eyes);
      return {
        ...times(priors[i] as Grid, likelihood),
        untouched: likelihood === null ? 1 : (likelihood.values[0] as number),
      };
    }),
  );
  return ways.flatMap(({ logWeight, uses }): Part[] => {
    const chosen = uses.map((use, i) => seen[i]?.[use] as (typeof seen)[number][number]);
    const mass = chosen.reduce((sum, cell) => sum + Math.log(cell.mass), 0);
    const reached = { logWeight: Math.log(struck) + logWeight + mass, cells: chosen.map((cell) => cell.grid) };
    if (struck === 1) return [reached];
    const spared = chosen.reduce((sum, cell) => sum + Math.log(cell.untouched), 0);
    const untouched = cells.map((cell) => nothingHit(cell.present.length - 1));
    return [reached, { logWeight: Math.log(1 - struck) + logWeight + spared, cells: untouched }];
  });
}

function times(prior: Grid, likelihood: Grid | null): { readonly grid: Grid; readonly mass: number } {
  if (likelihood === null) return { grid: prior, mass: 1 };
  const values = new Float64Array(prior.values.length);
  let mass = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (prior.values[i] as number) * (likelihood.values[i] as number);
    values[i] = value;
    mass += value;
  }
  if (!(mass > 0)) return { grid: prior, mass: Number.MIN_VALUE };
  for (let i = 0; i < values.length; i++) values[i] = (values[i] as number) / mass;
  return { grid: { n: prior.n, values }, mass };
}

function nothingHit(n: number): Grid {
  const values = new Float64Array((n + 1) * (n + 1));
  values[0] = 1;
  return { n, values };
}

const logSum = (parts: readonly Part[]): number => {
  const most = parts.reduce((a, { logWeight }) => Math.max(a, logWeight), Number.NEGATIVE_INFINITY);
  return most + Math.log(parts.reduce((sum, { logWeight }) => sum + Math.exp(logWeight - most), 0));
};

/** exp(x − max): weights on a scale of their own. */
function relative(logWeights: readonly number[]): Float64Array {
  const most = logWeights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Float64Array.from(logWeights, (x) => Math.exp(x - most));
}
