import type { Day, RowPlace } from '../case.js';
import type { Gap } from '../problem.js';
import type { DepthBook } from './depth-book.js';

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

/** Share within `km`: for certain, at the measured distance, possibly. */
export type CurveBandPoint = CurvePoint & { readonly low: number; readonly high: number };

/** A place no finer than it is known; `radiusKm` around it holds the place meant. */
export type CoarsePlace = {
  readonly site: string;
  readonly lat: number;
  readonly lon: number;
  readonly radiusKm: number;
};

export type BasingCount = {
  readonly site: string;
  readonly day: Day;
  readonly count: number;
  readonly row: RowPlace;
};

export type BasingMeasures = {
  /** assets counted at the sites with a row */
  readonly counted: number;
  readonly weightedMeanKm: number;
  readonly weightedMedianKm: number;
  readonly effectiveBases: number;
  readonly shannonBases: number;
};

export type TypeBasing = {
  readonly type: string;
  readonly before: readonly BasingCount[];
  readonly after: readonly BasingCount[];
  readonly was: BasingMeasures | Gap;
  readonly is: BasingMeasures | Gap;
  /** of the weighted mean distance; positive is farther; a gap where the two counts are not of one fleet */
  readonly meanShiftKm: number | Gap;
};

export type Basing = {
  readonly byType: readonly TypeBasing[];
  /** rows of the timeline that report a move, from the strike on */
  readonly moves: readonly {
    readonly row: RowPlace;
    readonly date: Day;
    readonly precision: string;
    readonly event: string;
  }[];
};

/** Of the counted assets, to a line of the reader's own. */
export type OwnLineDistances = {
  readonly label: string;
  readonly asOf?: string;
  /** ascending in km */
  readonly sites: readonly SiteDistance[];
  readonly curve: readonly CurvePoint[];
  readonly curveBand: readonly CurveBandPoint[];
  readonly weightedMedianKm: number;
  readonly weightedMeanKm: number;
};

/** Rests on a reader's own ranges: in another tone wherever it is shown, and in no finding. */
export type DepthWhatIf = {
  readonly assumed: true;
  readonly book: DepthBook;
  /** sorties left of each one, 0..1 (above 1 where the fleet came nearer), at the weighted mean distance */
  readonly sorties:
    | readonly { readonly type: string; readonly rateKept: { readonly low: number; readonly high: number } | Gap }[]
    | Gap;
  /** largest share of the counted weight that so many defences can cover; shares only, no places */
  readonly coverage: readonly { readonly defences: number; readonly low: number; readonly high: number }[] | Gap;
  /** only where the book brings a line */
  readonly line?: OwnLineDistances | Gap;
};

export type Depth = {
  /** what the distances are measured to, in words */
  readonly line: string;
  /** day of which the line is, where the case says it */
  readonly lineAsOf: Day | Gap;
  readonly boundaryNote: string;
  readonly sites: readonly SiteDistance[];
  /** weighted share of the counted assets within a distance, ascending in km */
  readonly curve: readonly CurvePoint[] | Gap;
  readonly curveBand: readonly CurveBandPoint[] | Gap;
  readonly weightedMedianKm: number | Gap;
  readonly weightedMeanKm: number | Gap;
  /** 1 / Σ s², inverse Simpson */
  readonly effectiveBases: number | Gap;
  /** exp of Shannon's entropy */
  readonly shannonBases: number | Gap;
  readonly basing: Basing;
  /** positions for a map */
  readonly map: readonly CoarsePlace[];
  /** only where a depth book was given */
  readonly whatIf?: DepthWhatIf;
  readonly warnings: readonly string[];
};
