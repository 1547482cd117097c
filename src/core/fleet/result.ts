import type { RowPlace } from '../case.js';
import type { CountSummary, ScenarioName } from '../losses/result.js';
import type { Gap } from '../problem.js';

/** One published fleet figure and what the losses make of it. */
export type FleetFigure = {
  readonly row: RowPlace;
  readonly asOf: string | null;
  readonly low: number;
  readonly high: number;
};

/** Shares are 0..1. */
export type TypeFleet = {
  readonly type: string;
  readonly inventory: { readonly low: number; readonly high: number; readonly figures: readonly FleetFigure[] } | Gap;
  readonly serviceable: { readonly low: number; readonly high: number; readonly figures: readonly FleetFigure[] } | Gap;
  readonly destroyed: CountSummary;
  readonly hit: CountSummary;
  /** destroyed over inventory, over draws and figures */
  readonly shareOfInventory:
    | { readonly mean: number; readonly q05: number; readonly q50: number; readonly q95: number }
    | Gap;
  /** bounds at the median destroyed: 0 when every lost asset was unserviceable, lost / available when every one flew */
  readonly capabilityLoss: { readonly low: number; readonly proportional: number; readonly high: number } | Gap;
  readonly restoration: Gap;
};

/** G2: does the output need more than what is left? All illustrative inputs are the user's and shown. */
export type SlackEffect = {
  readonly available: number;
  readonly remaining: readonly [number, number, number];
  readonly demand: number;
  readonly utilisationBefore: number;
  readonly utilisationAfterWorst: number;
  readonly outputLost: number;
  readonly hoursRise: number;
};

export type Fleet = {
  readonly scenario: ScenarioName;
  readonly byType: readonly TypeFleet[];
  readonly slack: SlackEffect | Gap;
  readonly warnings: readonly string[];
};
