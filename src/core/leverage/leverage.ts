/**
 * What the strike changes at the table: what is arithmetic, what was done, and what two models make of ranges that nobody can observe. No score.
 * A market counts where its new middle left the spread before it.
 */
import type { Case, Day } from '../case.js';
import type { Claims } from '../claims/result.js';
import type { Cost } from '../cost/result.js';
import type { Losses } from '../losses/result.js';
import type { Rng } from '../numerics/rng.js';
import type { Perception } from '../perception/result.js';
import { type Gap, gap, isGap } from '../problem.js';
import { behaviourOf } from './behaviour.js';
import { factsOf } from './facts.js';
import type { LeverageBook } from './leverage-book.js';
import { modelsOf } from './models.js';
import type { Leverage } from './result.js';

export type Before = {
  readonly theCase: Case;
  readonly asOf: Day;
  readonly claims: Claims;
  readonly losses: Losses | Gap;
  readonly cost: Cost | Gap;
  readonly perception: Perception | Gap;
};

/** @param book what a reader believes; null: illustrations alone */
export function leverageOf(
  { theCase, asOf, claims, losses, cost, perception }: Before,
  book: LeverageBook | null,
  rng: Rng,
): Leverage {
  return {
    facts: factsOf(theCase, claims.entries, cost, losses),
    behaviour: behaviourOf(theCase, asOf),
    markets: marketsOf(perception),
    models: modelsOf(null, rng),
    ...(book === null ? {} : { whatIf: modelsOf(book, rng) }),
    warnings: [],
  };
}

function marketsOf(perception: Perception | Gap): Leverage['markets'] {
  if (isGap(perception)) return perception;
  const quoted = perception.markets.flatMap(({ rows, quotes }) => (isGap(quotes) ? [] : [{ rows, quotes }]));
  if (quoted.length === 0)
    return gap('no-source', 'no market of the case has a bid and an ask on either side of the strike');
  return quoted.map(({ rows, quotes }) =>
    quotes.isInside
      ? `${rows.title}: inside the old spread, no signal`
      : `${rows.title}: outside the old spread, by ${quotes.move.toFixed(2)} ${rows.unit}`,
  );
}
