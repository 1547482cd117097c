import type { RowPlace } from '../case.js';
import type { CountSummary, ScenarioName } from '../losses/result.js';
import type { Gap } from '../problem.js';
import type { FleetBook } from './fleet-book.js';
import type { HitCase } from './hit-split.js';
import type { Capacity } from './sorties.js';
import type { WhatIfInput } from './what-if-inputs.js';

/** Summary of a share or a number over draws. */
export type Summary = { readonly mean: number; readonly q05: number; readonly q50: number; readonly q95: number };

/** A number available on one day. */
export type Fan = Summary & { readonly q25: number; readonly q75: number };

/** One answer to who was hit, run to the horizon. Days count from the strike. */
export type Outcome = {
  /** `uniformisation`: means and chances are exact; quantiles are of histories in either case */
  readonly method: 'simulation' | 'uniformisation';
  /** independent histories behind the quantiles */
  readonly histories: number;
  /** of the drawn from the exact mean on any day, in standard errors; null where there is no exact one */
  readonly largestDifference: number | null;
  readonly fan: readonly { readonly day: number; readonly struck: Fan; readonly intact: Fan }[];
  /** available without the strike less available with it, summed over the horizon, asset-months */
  readonly shortfall: Summary & { readonly mcse: number; readonly shareOfUnstruck: number };
  /** first day with the wanted share of the eve's number available */
  readonly restored: {
    readonly withinHorizon: number;
    readonly mcse: number;
    readonly q05: number | Gap;
    readonly q50: number | Gap;
    readonly q95: number | Gap;
  };
  /** day from which the mean stays at that share of the mean without the strike */
  readonly lastingFrom: number | Gap;
};

type CapacitySpan = { readonly least: Capacity; readonly most: Capacity };

/** In one month; `least` joins every input's worst end with the 5 % quantile available, `most` the best with the 95 % one. */
export type CapacityRange = {
  readonly before: CapacitySpan;
  readonly after: Readonly<Record<HitCase, CapacitySpan>>;
  readonly atHorizon: Readonly<Record<HitCase, CapacitySpan>>;
};

/** Rests on a reader's own ranges: in another tone wherever it is shown, and in no finding. */
export type WhatIf = Pick<FleetBook, 'horizonDays' | 'restoreShare' | 'lengths'> & {
  readonly assumed: true;
  readonly type: string;
  readonly inputs: readonly WhatIfInput[];
  readonly cases: Readonly<Record<HitCase, Outcome>>;
  readonly capacity: CapacityRange | Gap;
};

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
  /** what is left of the inventory, on the same draws and figures: with `shareOfInventory` it is 1 in every draw */
  readonly shareLeft: Summary | Gap;
  /** the type's part of all that was destroyed, draw by draw; over all types it is 1 in every draw that lost anything */
  readonly shareOfLosses: Summary | Gap;
  /** the bounds over draws and pairs of figures, where `capabilityLoss` is at the median draw */
  readonly capabilityRange: { readonly low: Summary; readonly proportional: Summary; readonly high: Summary } | Gap;
  readonly restoration: Gap;
  /** only where a fleet book was given */
  readonly whatIf?: WhatIf | Gap;
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
