/**
 * The spread of a price given as one number, by its basis: the standard deviation of its logarithm. A judgement stated
 * once for all cases; a price with low and high brings its own.
 */
type Spread = { readonly sigma: number; readonly reason: string };

const SPREADS: Readonly<Record<string, Spread>> = {
  flyaway: { sigma: 0.2, reason: 'a contract price of a known configuration' },
  procurement: { sigma: 0.25, reason: 'a contract price with support of unknown extent' },
  replacement_new: { sigma: 0.35, reason: 'a press figure for a comparable new asset' },
  replacement_depreciated: { sigma: 0.5, reason: 'age and life are guesses' },
  book: { sigma: 0.25, reason: 'a ledger figure; exchange rate and bookkeeping vary' },
  overhaul: { sigma: 0.25, reason: 'a contract price of work whose extent varies by asset' },
  export: { sigma: 0.45, reason: 'export packages hold training, weapons and politics' },
};

/** When the source does not say what its figure includes. */
const UNSTATED: Spread = { sigma: 0.6, reason: 'what the figure includes is not said' };

export const basisSpread = (basis: string): Spread =>
  Object.hasOwn(SPREADS, basis) ? (SPREADS[basis] as Spread) : UNSTATED;
