/**
 * The bargaining range of Fearon (1995, International Organization 49:3, doi:10.1017/S0020818300033324): a settlement x of a stake of 1 is
 * better than war for both between p − c_A and p + c_B; the share λ of that surplus goes to A, so x* = p − c_A + λ(c_A + c_B).
 * A is the side that struck. Most likely wrong: that p, c and λ can be known at all; only the algebra is. O(1).
 */
export type Standing = {
  /** chance that A wins, 0..1 */
  readonly power: number;
  /** cost of the war as shares of the stake, at least 0 */
  readonly costAttacker: number;
  readonly costDefender: number;
  /** share of the surplus that goes to A, 0..1 */
  readonly split: number;
};

export type BargainingRange = {
  readonly low: number;
  readonly high: number;
  readonly width: number;
  readonly settlement: number;
};

export function bargainingRange({ power, costAttacker, costDefender, split }: Standing): BargainingRange {
  const width = costAttacker + costDefender;
  const low = power - costAttacker;
  return { low, high: power + costDefender, width, settlement: low + split * width };
}

/** What the strike changed: of the chance and of both costs. */
export type Shock = {
  readonly deltaPower: number;
  readonly deltaCostAttacker: number;
  readonly deltaCostDefender: number;
};

/** Δx* = Δp − (1 − λ) Δc_A + λ Δc_B; above 0 is towards A. */
export const settlementShift = ({ deltaPower, deltaCostAttacker, deltaCostDefender }: Shock, split: number): number =>
  deltaPower - (1 - split) * deltaCostAttacker + split * deltaCostDefender;
