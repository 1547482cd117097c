/** How far inside, as the assessment document shows it. Distances are geodesic, in km. */
import type { Depth } from '../depth/result.js';
import { gap } from '../problem.js';
import { orGap, printGap } from './blank.js';

export function depthSection(depth: Depth) {
  return {
    line: depth.line,
    boundaryNote: depth.boundaryNote,
    sites: depth.sites.map(({ weight, ...site }) => ({
      ...site,
      weight: weight ?? printGap(gap('no-source', 'no row says how many stood there before the strike')),
    })),
    curve: orGap(depth.curve, (points) => points),
    weightedMedianKm: orGap(depth.weightedMedianKm, (km) => km),
    weightedMeanKm: orGap(depth.weightedMeanKm, (km) => km),
    effectiveBases: orGap(depth.effectiveBases, (bases) => bases),
    warnings: depth.warnings,
  };
}
