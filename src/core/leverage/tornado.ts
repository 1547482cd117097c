/** How far each input moves Δx* from one end of its range to the other, the rest at their middles; and where its sign turns. */
import { type Shock, settlementShift } from './bargaining.js';
import { middle, type ParameterRanges } from './ranges.js';

const SWUNG = ['deltaPower', 'deltaCostAttacker', 'deltaCostDefender', 'split'] as const;

export type Swing = {
  readonly input: (typeof SWUNG)[number];
  readonly low: number;
  readonly high: number;
  /** Δx* at the low and the high end */
  readonly atLow: number;
  readonly atHigh: number;
  /** the value of the input at which Δx* = 0, where that lies inside the range; null: the sign does not turn */
  readonly turnsAt: number | null;
};

/** Widest first. Δx* is linear in each input by itself. */
export function tornado(ranges: ParameterRanges): readonly Swing[] {
  const middles = Object.fromEntries(SWUNG.map((key) => [key, middle(ranges[key])])) as Shock & { split: number };
  const shift = (change: Partial<typeof middles>): number => {
    const at = { ...middles, ...change };
    return settlementShift(at, at.split);
  };
  return SWUNG.filter((input) => ranges[input].high > ranges[input].low)
    .map((input): Swing => {
      const { low, high } = ranges[input];
      const [atLow, atHigh] = [shift({ [input]: low }), shift({ [input]: high })];
      const turns = atLow < 0 !== atHigh < 0 && atLow !== atHigh;
      return {
        input,
        low,
        high,
        atLow,
        atHigh,
        turnsAt: turns ? low + ((high - low) * atLow) / (atLow - atHigh) : null,
      };
    })
    .sort((a, b) => Math.abs(b.atHigh - b.atLow) - Math.abs(a.atHigh - a.atLow));
}
