/** How far inside, as the assessment document shows it. Distances are geodesic, in km. */
import type { Basing, BasingCount, Depth } from '../depth/result.js';
import { gap } from '../problem.js';
import { orGap, printGap } from './blank.js';
import type { rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;

/** What a reader assumed is not in it. */
export function depthSection(depth: Depth, address: Address) {
  return {
    line: depth.line,
    lineAsOf: orGap(depth.lineAsOf, (day) => day),
    boundaryNote: depth.boundaryNote,
    sites: depth.sites.map(({ weight, ...site }) => ({
      ...site,
      weight: weight ?? printGap(gap('no-source', 'no row says how many stood there before the strike')),
    })),
    curve: orGap(depth.curve, (points) => points),
    curveBand: orGap(depth.curveBand, (points) => points),
    weightedMedianKm: orGap(depth.weightedMedianKm, (km) => km),
    weightedMeanKm: orGap(depth.weightedMeanKm, (km) => km),
    effectiveBases: orGap(depth.effectiveBases, (bases) => bases),
    shannonBases: orGap(depth.shannonBases, (bases) => bases),
    basing: basingSection(depth.basing, address),
    map: depth.map,
    warnings: depth.warnings,
  };
}

function basingSection({ byType, moves }: Basing, address: Address) {
  const counts = (list: readonly BasingCount[]) => list.map(({ row, ...count }) => ({ ...count, row: address(row) }));
  return {
    byType: byType.map(({ type, before, after, was, is, meanShiftKm }) => ({
      type,
      before: counts(before),
      after: counts(after),
      was: orGap(was, (x) => x),
      is: orGap(is, (x) => x),
      meanShiftKm: orGap(meanShiftKm, (km) => km),
    })),
    moves: moves.map(({ row, ...move }) => ({ ...move, row: address(row) })),
  };
}
