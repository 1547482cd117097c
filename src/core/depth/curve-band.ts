/**
 * The weighted curve with what coarse positions and a coarse line leave open: at each distance, the weight that lies within
 * it for certain, at the measured distance, and possibly. A census has no sampling band; its doubt is in the distances.
 */
import type { CurveBandPoint } from './result.js';

type Placed = { readonly km: number; readonly lowKm: number; readonly highKm: number; readonly weight: number };

/** Ascending in km: every distance at which one of the three steps. @param bases with a weight above 0 */
export function curveBand(bases: readonly Placed[]): readonly CurveBandPoint[] {
  const total = bases.reduce((sum, { weight }) => sum + weight, 0);
  const within = (km: number, of: (base: Placed) => number): number =>
    bases.reduce((sum, base) => (of(base) <= km ? sum + base.weight : sum), 0) / total;
  const steps = [...new Set(bases.flatMap(({ km, lowKm, highKm }) => [lowKm, km, highKm]))].sort((a, b) => a - b);
  return steps.map((km) => ({
    km,
    low: within(km, (base) => base.highKm),
    share: within(km, (base) => base.km),
    high: within(km, (base) => base.lowKm),
  }));
}
