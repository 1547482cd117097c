/**
 * Before any reading: shares drawn from their prior, the hits of every cell exact given them. With nothing to see, a cell's hits are
 * those of its presence, its site's mean and φ: no table, and what was destroyed of them nobody asks.
 */
import { onceFor } from '../../measure/once-for.js';
import type { Pmf } from '../../numerics/discrete.js';
import { makeRng, type Rng } from '../../numerics/rng.js';
import { fillHits } from './hits-before.js';
import type { JointCell, JointProblem, JointSite } from './problem.js';
import { sharesFromPrior } from './shares-from-prior.js';
import type { Shares } from './state.js';
import { averageRows, CUT, type SweepRows, sparedRows, sumRows } from './sweep-rows.js';

/** So many that a prior variance is known to a tenth. */
const DRAWS = 200;

/** Distribution of the sum of hits over chosen cells. */
export type Prior = (chosen: readonly boolean[]) => Pmf;

/** Priors by seed and problem: those of before are kept, and so are the hits of cells that stand in several. */
export type Priors = (problem: JointProblem, seed: number) => Prior;

export function makePriors(): Priors {
  const known = new Map<string, Prior>();
  const drawn = new Map<string, Drawn>();
  return (problem, seed) => {
    const of = keysOf(problem);
    const key = `${seed}|${of.shares}|${of.stood}`;
    const found = known.get(key);
    if (found) return found;
    const sharesKey = `${seed}|${of.shares}`;
    const from = drawn.get(sharesKey) ?? drawnOf(problem, makeRng(seed).fork('losses/prior'));
    drawn.set(sharesKey, from);
    const made = priorOf(problem, from);
    known.set(key, made);
    return made;
  };
}

/** What its shares rest on, and what the rest does: the same in every scenario. */
const keysOf = onceFor(({ types, sites, cells }: JointProblem) => ({
  shares: `${types.length}|${sites.map(({ isBlind }) => Number(isBlind)).join('')}`,
  stood: JSON.stringify([sites.map(({ cells, struck }) => [cells, struck]), cells.map(cellKey)]),
}));
const cellKey = onceFor(({ site, n, least, present }: JointCell): string => `${site}|${n}|${least}|${present.join()}`);

/** Shares from their prior, and the hits that cells had under them. */
type Drawn = { readonly shares: readonly Shares[]; readonly hits: Map<string, HitRows> };

function drawnOf(problem: JointProblem, rng: Rng): Drawn {
  const silent: JointProblem = { ...problem, scenario: 'middling', images: [] };
  return { shares: Array.from({ length: DRAWS }, () => sharesFromPrior(silent, rng)), hits: new Map() };
}

/** O(draws · cells · n · width of presence). */
function priorOf({ sites, cells }: JointProblem, { shares, hits }: Drawn): Prior {
  const ofCells = cells.map((cell) => {
    const key = cellKey(cell);
    const made = hits.get(key) ?? hitRows(cell, shares);
    hits.set(key, made);
    return made;
  });
  const struck = sites.map((site) => shares.map((_, k) => struckChance(site, ofCells, k)));
  const weights = new Float64Array(DRAWS).fill(1 / DRAWS);
  const known = new Map<string, Pmf>();
  return (chosen) => {
    const name = chosen.map(Number).join('');
    const found = known.get(name);
    if (found) return found;
    const sums = sites.flatMap(({ cells: here }, site) => {
      const list = here.flatMap((c) => (chosen[c] ? [(ofCells[c] as HitRows).rows] : []));
      return list.length === 0 ? [] : [sparedRows(sumRows(list, DRAWS), struck[site] as readonly number[])];
    });
    const made = averageRows(sumRows(sums, DRAWS), weights);
    known.set(name, made);
    return made;
  };
}

/** Hits of a cell at a struck site in every draw, and their likelihood. */
type HitRows = { readonly rows: SweepRows; readonly logMass: Float64Array };

function hitRows(cell: JointCell, draws: readonly Shares[]): HitRows {
  const { n, site } = cell;
  const starts = new Int32Array(draws.length + 1);
  const values = new Float64Array(draws.length * (n + 1));
  const logMass = new Float64Array(draws.length);
  const hits = new Float64Array(n + 1);
  let [into, width] = [0, 1];
  for (let k = 0; k < draws.length; k++) {
    const { hitShare, concentration } = draws[k] as Shares;
    fillHits(hits, cell, hitShare[site] as number, concentration);
    let mass = 0;
    for (let h = n; h >= 0; h--) mass += hits[h] as number;
    const scale = 1 / mass;
    for (let h = 0; h <= n; h++) values[into + h] = (hits[h] as number) * scale;
    let length = n + 1;
    while (length > 1 && (values[into + length - 1] as number) < CUT) length--;
    into += length;
    starts[k + 1] = into;
    if (length > width) width = length;
    logMass[k] = Math.log(mass);
  }
  return { rows: { width, starts, values: values.slice(0, into) }, logMass };
}

function struckChance({ cells, struck }: JointSite, ofCells: readonly HitRows[], k: number): number {
  if (struck === 1) return 1;
  const logOdds = cells.reduce((sum, c) => sum + ((ofCells[c] as HitRows).logMass[k] as number), 0);
  return 1 / (1 + ((1 - struck) / struck) * Math.exp(-logOdds));
}
