/** What a bid and an ask say: a middle that stays inside the old spread is no signal. */

export type BidAsk = { readonly bid: number; readonly ask: number };

export type Move = {
  readonly midChange: number;
  /** null where the price is no probability strictly between 0 and 1 */
  readonly logitChange: number | null;
  readonly insideOldSpread: boolean;
};

export const midOf = ({ bid, ask }: BidAsk): number => (bid + ask) / 2;

/** Rounding of a middle that lies on an edge of the old spread. */
const ROUNDING = 1e-12;

/** @param isProbability prices are chances, 0..1 */
export function moveOfQuotes(before: BidAsk, after: BidAsk, isProbability: boolean): Move {
  const [old, now] = [midOf(before), midOf(after)];
  const logit = (p: number): number => Math.log(p / (1 - p));
  const inside = (p: number): boolean => p > 0 && p < 1;
  const slack = ROUNDING * Math.max(1, Math.abs(now));
  return {
    midChange: now - old,
    logitChange: isProbability && inside(old) && inside(now) ? logit(now) - logit(old) : null,
    insideOldSpread: now >= before.bid - slack && now <= before.ask + slack,
  };
}

/** What a certain claim of 1 trades at when it is paid in `months`: money at `rate` a year, simple interest. */
export const certainPrice = (months: number, rate: number): number => 1 / (1 + (rate * months) / 12);
