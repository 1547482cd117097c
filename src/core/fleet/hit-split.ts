/** Nobody publishes whether what was hit could fly. Three answers bound it: as few of the available as can be, in proportion, as many. */
export const HIT_CASES = ['idle', 'proportional', 'available'] as const;
export type HitCase = (typeof HIT_CASES)[number];

/** How many of `hits` were available, a whole number. @param hits at most `fleet` */
export function hitAvailable(hits: number, fleet: number, available: number, which: HitCase): number {
  const least = Math.max(0, hits - (fleet - available));
  const most = Math.min(hits, available);
  if (which === 'idle') return least;
  if (which === 'available') return most;
  return Math.min(most, Math.max(least, Math.round((hits * available) / fleet)));
}

/** What is left of each pile when `taken` go in proportion to what it holds, whole numbers; ties to the earlier pile. */
export function leftOf(piles: readonly number[], taken: number): readonly number[] {
  const total = piles.reduce((sum, n) => sum + n, 0);
  const wanted = Math.min(taken, total);
  const exact = piles.map((n) => (total === 0 ? 0 : (wanted * n) / total));
  const gone = exact.map(Math.floor);
  const order = exact.map((x, i) => ({ i, rest: x - Math.floor(x) })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  let still = wanted - gone.reduce((sum, n) => sum + n, 0);
  for (const { i } of order) {
    if (still === 0) break;
    gone[i] = (gone[i] as number) + 1;
    still--;
  }
  return piles.map((n, i) => n - (gone[i] as number));
}
