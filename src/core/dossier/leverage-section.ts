/** What the strike changes at the table, as the assessment document shows it: facts, acts, two models on illustrations. No score. */
import type { Leverage } from '../leverage/result.js';
import { orGap } from './blank.js';
import type { rowAddresses } from './row-address.js';

type Address = ReturnType<typeof rowAddresses>;

/** What a reader believes is not in it. */
export function leverageSection({ facts, behaviour, markets, models, warnings }: Leverage, address: Address) {
  const { book, bargaining, attrition, opposite, oppositeError, tornado, sentence } = models;
  return {
    facts: {
      breakEven: orGap(facts.breakEven, (all) =>
        all.map(({ q05, q50, q95, row, ...of }) => ({
          ...of,
          q05: Math.round(q05),
          q50: Math.round(q50),
          q95: Math.round(q95),
          row: address(row),
        })),
      ),
      floor: orGap(facts.floor, (all) =>
        all.map(({ usd, rows, ...of }) => ({ ...of, usd: Math.round(usd), rows: rows.map(address) })),
      ),
      sentences: facts.sentences,
    },
    behaviour: orGap(behaviour, (acts) => acts.map(({ row, ...act }) => ({ ...act, row: address(row) }))),
    markets: orGap(markets, (said) => said),
    models: { illustrative: true, parameters: book, bargaining, attrition, opposite, oppositeError, tornado, sentence },
    warnings,
  };
}
