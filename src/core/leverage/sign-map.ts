/** Where the two signs differ, over the changes of both costs: in each cell, for what share of the changes of power. Costs and split at their middle. */
import { attritionOf } from './attrition.js';
import { middle, type ParameterRange, type ParameterRanges } from './ranges.js';

export type SignCell = {
  readonly deltaCostAttacker: number;
  readonly deltaCostDefender: number;
  /** of the range of Δp, at the middle of the cell */
  readonly opposite: number;
  /** of the defender conceding first: −1, 0, 1 */
  readonly attrition: number;
};

/** Cells along each side. */
export const MAP_SIDE = 12;

/** Row by row, Δc_B rising, in each Δc_A rising. */
export function signMap(ranges: ParameterRanges): readonly SignCell[] {
  const [costAttacker, costDefender, split] = [
    middle(ranges.costAttacker),
    middle(ranges.costDefender),
    middle(ranges.split),
  ];
  const before = attritionOf({ costAttacker, costDefender, valueAttacker: 1, valueDefender: 1 }).attackerConcedes;
  return Array.from({ length: MAP_SIDE * MAP_SIDE }, (_, i) => {
    const deltaCostAttacker = cell(ranges.deltaCostAttacker, i % MAP_SIDE);
    const deltaCostDefender = cell(ranges.deltaCostDefender, Math.floor(i / MAP_SIDE));
    const after = attritionOf({
      costAttacker: costAttacker + deltaCostAttacker,
      costDefender: costDefender + deltaCostDefender,
      valueAttacker: 1,
      valueDefender: 1,
    }).attackerConcedes;
    const attrition = Math.abs(after - before) < ROUNDING ? 0 : Math.sign(before - after);
    const fromCosts = split * deltaCostDefender - (1 - split) * deltaCostAttacker;
    const up = shareAbove(ranges.deltaPower, -fromCosts);
    return {
      deltaCostAttacker,
      deltaCostDefender,
      attrition,
      opposite: attrition > 0 ? 1 - up : attrition < 0 ? up : 0,
    };
  });
}

/** Of two chances that are the same. */
const ROUNDING = 1e-12;
const cell = ({ low, high }: ParameterRange, i: number): number => low + ((i + 0.5) / MAP_SIDE) * (high - low);
const shareAbove = ({ low, high }: ParameterRange, x: number): number =>
  high === low ? Number(low > x) : Math.min(1, Math.max(0, (high - x) / (high - low)));
