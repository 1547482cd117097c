/** How much stood within which distance of a line the reader brings; beside the distances to the case's own line. */
import { type Gap, gap } from '../problem.js';
import { curveBand } from './curve-band.js';
import type { OwnLine } from './own-line.js';
import type { OwnLineDistances, SiteDistance } from './result.js';
import { exposure, weightedMean, weightedMedian } from './weigh.js';

/** @param sites as far as they lie from that line */
export function ownLineDistances({ label, asOf }: OwnLine, sites: readonly SiteDistance[]): OwnLineDistances | Gap {
  const bases = sites.flatMap(({ weight, ...site }) => (weight === null || weight === 0 ? [] : [{ ...site, weight }]));
  if (bases.length === 0) return gap('no-source', 'no site has a count of anything that stood there');
  return {
    label,
    ...(asOf === undefined ? {} : { asOf }),
    sites: [...sites].sort((a, b) => a.km - b.km),
    curve: [...new Set(bases.map(({ km }) => km))]
      .sort((a, b) => a - b)
      .map((km) => ({ km, share: exposure(bases, km) })),
    curveBand: curveBand(bases),
    weightedMedianKm: weightedMedian(bases),
    weightedMeanKm: weightedMean(bases),
  };
}
