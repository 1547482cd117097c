/** What a basis leaves out: types that may have been hit and have no price on it. Their sum is "at least, without …". */
import { usd } from '../claims/amount.js';
import { hitsOf, type TypeDraws } from '../losses/by-type.js';
import { quantile } from '../numerics/discrete.js';
import { tally } from '../numerics/quantiles.js';
import type { PriceBound } from './price-book.js';
import type { BasisCost } from './result.js';

export type HitType = BasisCost['unpriced'][number];

/** Types hit in any draw, with the quantiles of their hit counts. */
export const typesHit = (counts: ReadonlyMap<string, TypeDraws>): readonly HitType[] =>
  [...counts].flatMap(([type, draws]) => {
    const hits = tally(hitsOf(draws));
    if (hits.length === 1) return [];
    return [{ type, q05: quantile(hits, 0.05), q50: quantile(hits, 0.5), q95: quantile(hits, 0.95) }];
  });

/**
 * `at least, without scouts (2 to 5 hit, each at least $3 million) and 3 types less likely hit`; null when nothing is
 * left out. @param bounds stated bounds on this basis
 */
export function leftOutLabel(unpriced: readonly HitType[], bounds: readonly PriceBound[]): string | null {
  if (unpriced.length === 0) return null;
  const each = (type: string): string =>
    bounds
      .filter((bound) => bound.type === type)
      .map((bound) => `, each ${bound.which} ${usd(bound.usd)}`)
      .join('');
  const likely = unpriced
    .filter((type) => type.q50 > 0)
    .map(({ type, q05, q95 }) => `${type} (${q05} to ${q95} hit${each(type)})`);
  const rest = unpriced.length - likely.length;
  const others = rest === 0 ? [] : [`${rest} ${rest === 1 ? 'type' : 'types'} less likely hit`];
  return `at least, without ${[likely.join(', '), ...others].filter((part) => part !== '').join(' and ')}`;
}
