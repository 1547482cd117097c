/** At most so many rows, taken evenly from every conflict: each gives its share, and at least one. In the order they came in. */
import type { Pair } from './pair.js';

export function evenly(pairs: readonly Pair[], most: number): readonly Pair[] {
  if (pairs.length <= most) return pairs;
  const byConflict = new Map<string, number[]>();
  for (const [i, { conflict }] of pairs.entries()) {
    const places = byConflict.get(conflict);
    if (places) places.push(i);
    else byConflict.set(conflict, [i]);
  }
  const kept = new Set<number>();
  for (const places of byConflict.values()) {
    const wanted = Math.max(1, Math.floor((places.length * most) / pairs.length));
    for (let k = 0; k < wanted; k++) kept.add(places[Math.floor((k * places.length) / wanted)] as number);
  }
  return pairs.filter((_, i) => kept.has(i));
}
