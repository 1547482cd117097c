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
  const cells = sites.flatMap((site) => site.cells.map(({ site: id, type }) => ({ site: id, type })));
  const destroyed = cells.map(() => new Float64Array(count));
  const damaged = cells.map(() => new Float64Array(count));
  let first = 0;
  for (const site of sites) {
    const chance = rng.fork(`site/${site.cells[0]?.site ?? ''}`);
    const which = cumulative(site.components.map((component) => component.weight));
    const within = site.components.map((component) => component.cells.map((grid) => cumulative(grid.values)));
    for (let draw = 0; draw < count; draw++) {
      const component = pick(which, chance.uniform());
      for (let i = 0; i < site.cells.length; i++) {
        const side = (site.components[component]?.cells[i]?.n ?? 0) + 1;
        const index = pick(within[component]?.[i] as Float64Array, chance.uniform());
        (destroyed[first + i] as Float64Array)[draw] = Math.floor(index / side);
        (damaged[first + i] as Float64Array)[draw] = index % side;
      }
    }
    first += site.cells.length;
  }
  return { scenario, draws: count, cells, destroyed, damaged };
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
