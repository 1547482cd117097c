/** Counts of the joint draws by type, as prices meet them. The same draws are asked about with other prices, again and again. */
import { drawsByType, type TypeDraws } from '../losses/by-type.js';
import type { LossDraws } from '../losses/result.js';
import { onceFor } from '../measure/once-for.js';
import { inRowOrder } from './row-order.js';
import { type HitType, typesHit } from './unpriced.js';

export type Counts = {
  readonly counts: ReadonlyMap<string, TypeDraws>;
  readonly hit: readonly HitType[];
};

export const countsOf = onceFor((draws: LossDraws): Counts => {
  const counts = inRowOrder(drawsByType(draws), draws.draws);
  return { counts, hit: typesHit(counts) };
});
