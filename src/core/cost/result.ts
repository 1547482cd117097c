import type { RowPlace } from '../case.js';
import type { ScenarioName } from '../losses/result.js';
import type { Gap } from '../problem.js';

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
  readonly mcseMean: number;
  readonly essBulk: number;
};

export type CostInputs = {
  /** log-correlation between unit-price errors, 0..1 (1 = shared) */
  readonly priceDependence: number;
  /** share of the value a damaged asset costs: uniform between the two */
  readonly damagedShare: { readonly low: number; readonly high: number; readonly reason: string };
};

export type Cost = {
  readonly priceYear: number | null;
  readonly scenario: ScenarioName;
  readonly inputs: CostInputs;
  /** stated bases first, `unstated` last, never merged */
  readonly byBasis: readonly BasisCost[];
  /** every price row of the case with what became of it */
  readonly priceBook: readonly {
    readonly row: RowPlace;
    readonly type: string;
    readonly basis: string;
    readonly use: string;
  }[];
  readonly sensitivity: readonly { readonly input: string; readonly totalEffect: number }[] | Gap;
  readonly warnings: readonly string[];
};
