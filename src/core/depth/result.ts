import type { Gap } from '../problem.js';

export type SiteDistance = {
  readonly site: string;
  readonly name: string;
  readonly targeted: 'yes' | 'claimed' | 'no';
  /** geodesic distance to the nearest point of the line, km, with the coarseness of both ends */
  readonly km: number;
  readonly lowKm: number;
  readonly highKm: number;
  /** assets that stood there before the strike (sum of presence modes or lows), null when unknown */
  readonly weight: number | null;
};

export type CurvePoint = { readonly km: number; readonly share: number };

export type Depth = {
  /** what the distances are measured to, in words */
  readonly line: string;
  readonly boundaryNote: string;
  readonly sites: readonly SiteDistance[];
  /** weighted share of the counted assets within a distance, ascending in km */
  readonly curve: readonly CurvePoint[] | Gap;
  readonly weightedMedianKm: number | Gap;
  readonly weightedMeanKm: number | Gap;
  readonly effectiveBases: number | Gap;
  readonly warnings: readonly string[];
};
