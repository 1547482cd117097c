import type { Replacement, RowPlace } from '../case.js';
import type { ScenarioName } from '../losses/result.js';
import type { Gap } from '../problem.js';
import type { Measure } from './bases.js';

/** One price as used: log-normal in USD of `priceYear`. */
export type PriceUsed = {
  readonly type: string;
  readonly basis: string;
  /** P10, median and P90 in whole USD */
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly priceYear: number | null;
  /** how the distribution was made: `P10 and P90 given`, `mode with the spread of its basis`, … */
  readonly how: string;
  readonly rows: readonly RowPlace[];
};

export type Exceedance = { readonly usd: number; readonly probability: number; readonly mcse: number };

export type BasisCost = {
  readonly basis: string;
  readonly scenario: ScenarioName;
  /** `at least, without tankers (0 to 2 hit)` or null when every type hit is priced */
  readonly label: string | null;
  readonly mean: number;
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  /** ascending in usd; always holds every claimed sum of the case */
  readonly exceedance: readonly Exceedance[];
  readonly priced: readonly PriceUsed[];
  /** types that may have been hit and have no price on this basis, with their hit counts */
  readonly unpriced: readonly {
    readonly type: string;
    readonly q05: number;
    readonly q50: number;
    readonly q95: number;
  }[];
  /** which of damage, loss and need the basis measures; they are never added */
  readonly measure: Measure | null;
  /** what part of the sum each priced type has, draw by draw */
  readonly byType: readonly { readonly type: string; readonly share: SharePart }[];
  /** per claimed sum */
  readonly needs: readonly SumNeeds[];
  /** what was lost over what the attack cost */
  readonly exchange: Exchange | Gap;
  readonly mcseMean: number;
  readonly essBulk: number;
};

export type SharePart = { readonly mean: number; readonly q05: number; readonly q95: number };

/** What would have to be true for a sum: how many assets at the middle price, which price at the middle number. */
export type SumNeeds = {
  readonly usd: number;
  /** destroyed and damaged assets of priced types, a damaged one as the share it costs; middle of the draws */
  readonly middleAssets: number;
  /** USD per such asset, middle of the draws */
  readonly middlePrice: number;
  readonly assetsNeeded: number;
  readonly priceNeeded: number;
  /** means of the draws that reach the sum; null where too few do */
  readonly reached: { readonly draws: number; readonly assets: number; readonly price: number } | null;
};

export type Exchange = {
  readonly q05: number;
  readonly q50: number;
  readonly q95: number;
  /** P(lost >= spent) */
  readonly breakEven: number;
  readonly mcse: number;
};

/** A part of the variance of a basis' sum. */
export type CostShare = {
  readonly basis: string;
  readonly input: string;
  readonly kind: 'losses' | 'level' | 'price' | 'share';
  readonly type: string | null;
  readonly firstOrder: number;
  readonly totalEffect: number;
  /** 95 % bootstrap interval of the total effect */
  readonly q025: number;
  readonly q975: number;
};

export type CostInputs = {
  /** log-correlation between unit-price errors, 0..1 (1 = shared) */
  readonly priceDependence: number;
  /** share of the value a damaged asset costs: uniform between the two */
  readonly damagedShare: { readonly low: number; readonly high: number; readonly reason: string };
  /** market rate (the default) or purchasing power, a choice of basis */
  readonly conversion?: 'fx' | 'ppp';
  /** the year prices are brought to, where the case has a deflator; by default that of the strike */
  readonly priceYear?: number | null;
  /** years within which something counts as replaceable; 10 by default */
  readonly horizonYears?: number;
};

/** A type that is no longer built: the cheapest way to restore what it did, or none in time and then no money. */
export type Irreplaceable = {
  readonly type: string;
  /** each way with the share of the draws in which it is the cheapest that is in time and large enough */
  readonly routes: readonly { readonly route: Replacement['route']; readonly chosen: number; readonly row: RowPlace }[];
  /** share of the draws with a loss in which no way is left */
  readonly notReplaceable: number;
  /** USD over the draws in which there is a way */
  readonly cost: { readonly q05: number; readonly q50: number; readonly q95: number } | Gap;
};

/** A damaged asset priced for repair and for its value: the chance that it is a total loss, by two rules. */
export type TotalLossChance = {
  readonly type: string;
  readonly valueBasis: string;
  readonly repairOnly: number;
  readonly repairPlusSalvage: number | Gap;
};

export type Cost = {
  readonly priceYear: number | null;
  readonly scenario: ScenarioName;
  readonly inputs: CostInputs;
  /** stated bases first, `unstated` last, never merged */
  readonly byBasis: readonly BasisCost[];
  readonly irreplaceable: readonly Irreplaceable[];
  readonly totalLoss: readonly TotalLossChance[];
  /** every price row of the case with what became of it */
  readonly priceBook: readonly {
    readonly row: RowPlace;
    readonly type: string;
    readonly basis: string;
    readonly use: string;
  }[];
  /** largest total effect first within each basis; of the scenario chosen */
  readonly sensitivity: readonly CostShare[] | Gap;
  readonly warnings: readonly string[];
};
