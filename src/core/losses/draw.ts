/** Joint draws of every cell's (D, M) as columns: cost and fleet reuse the same draws, so correlation survives. */
import type { Rng } from '../numerics/rng.js';
import type { LossDraws, ScenarioName } from './result.js';
import type { Component } from './site-posterior.js';

type DrawnSite = {
  readonly cells: readonly { readonly site: string; readonly type: string }[];
  readonly components: readonly Component[];
};

/** @param count number of draws; every column has this length */
export function drawLosses(scenario: ScenarioName, sites: readonly DrawnSite[], count: number, rng: Rng): LossDraws {
  const columns = sites.map((site) => columnsOf(site, count, rng.fork(`site/${site.cells[0]?.site ?? ''}`)));
  return {
    scenario,
    draws: count,
    cells: sites.flatMap((site) => site.cells.map(({ site: id, type }) => ({ site: id, type }))),
    destroyed: columns.flatMap((site) => site.destroyed),
    damaged: columns.flatMap((site) => site.damaged),
  };
}

type Columns = { readonly destroyed: readonly Float64Array[]; readonly damaged: readonly Float64Array[] };

/** The draws of a site last asked for: a day on which it did not change asks for the same. */
const last = new WeakMap<DrawnSite, { readonly key: string; readonly columns: Columns }>();

function columnsOf(site: DrawnSite, count: number, chance: Rng): Columns {
  const key = `${chance.key}|${count}`;
  const kept = last.get(site);
  if (kept?.key === key) return kept.columns;
  const columns = drawSite(site, count, chance);
  last.set(site, { key, columns });
  return columns;
}

function drawSite(site: DrawnSite, count: number, chance: Rng): Columns {
  const destroyed = site.cells.map(() => new Float64Array(count));
  const damaged = site.cells.map(() => new Float64Array(count));
  const which = cumulative(site.components.map((component) => component.weight));
  const within = site.components.map((component) => component.cells.map((grid) => cumulative(grid.values)));
  for (let draw = 0; draw < count; draw++) {
    const component = pick(which, chance.uniform());
    for (let i = 0; i < site.cells.length; i++) {
      const side = (site.components[component]?.cells[i]?.n ?? 0) + 1;
      const index = pick(within[component]?.[i] as Float64Array, chance.uniform());
      (destroyed[i] as Float64Array)[draw] = Math.floor(index / side);
      (damaged[i] as Float64Array)[draw] = index % side;
    }
  }
  return { destroyed, damaged };
}

function cumulative(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i] as number;
    sums[i] = total;
  }
  return sums;
}

/** First index whose cumulative weight exceeds u · total. */
function pick(sums: Float64Array, u: number): number {
  const target = u * (sums[sums.length - 1] as number);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] as number) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
