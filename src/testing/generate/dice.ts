import type { Rng } from '../../core/numerics/rng.js';

/** Plain chances for simulations. */
export type Dice = {
  readonly chance: (p: number) => boolean;
  /** whole number, both ends included */
  readonly whole: (low: number, high: number) => number;
  readonly between: (low: number, high: number) => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** `n` different elements, in the order of the list */
  readonly some: <T>(list: readonly T[], n: number) => readonly T[];
  readonly normal: () => number;
};

export function diceOf(rng: Rng): Dice {
  const whole = (low: number, high: number): number => low + Math.floor(rng.uniform() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => list[whole(0, list.length - 1)] as T;
  return {
    chance: (p) => rng.uniform() < p,
    whole,
    between: (low, high) => low + rng.uniform() * (high - low),
    pick,
    some: (list, n) => {
      const order = list.map((_, i) => ({ i, key: rng.uniform() })).sort((a, b) => a.key - b.key);
      const kept = new Set(order.slice(0, n).map(({ i }) => i));
      return list.filter((_, i) => kept.has(i));
    },
    normal: rng.normal,
  };
}
