/**
 * What a price may mean: a closed list of bases with the meaning of each, which of damage, loss and need it measures (the three
 * of the World Bank's damage and loss assessment, kept apart: added together they would count a thing twice), and the spread of
 * a price given as one number, the standard deviation of its logarithm. Judgements stated once for all cases.
 */
export type Measure = 'damage' | 'loss' | 'need';

export type Basis = {
  readonly meaning: string;
  /** null: neither, or not said */
  readonly measure: Measure | null;
  readonly sigma: number;
  readonly reason: string;
};

export const BASES: Readonly<Record<string, Basis>> = {
  flyaway: {
    meaning: 'the end item as delivered, without support',
    measure: 'damage',
    sigma: 0.2,
    reason: 'a contract price of a known configuration',
  },
  procurement: {
    meaning: 'the end item with support, spares and training',
    measure: 'damage',
    sigma: 0.25,
    reason: 'a contract price with support of unknown extent',
  },
  life_cycle: {
    meaning: 'everything from development to disposal',
    measure: null,
    sigma: 0.5,
    reason: 'what is spread over how many, and for how long, is a choice',
  },
  replacement_new: {
    meaning: 'a new asset of equivalent service at today’s price',
    measure: 'damage',
    sigma: 0.35,
    reason: 'a press figure for a comparable new asset',
  },
  replacement_depreciated: {
    meaning: 'a new asset of equivalent service, less age',
    measure: 'damage',
    sigma: 0.5,
    reason: 'age and life are guesses',
  },
  book: {
    meaning: 'what a ledger says',
    measure: 'damage',
    sigma: 0.25,
    reason: 'a ledger figure; exchange rate and bookkeeping vary',
  },
  insured: {
    meaning: 'the value agreed with an insurer',
    measure: 'damage',
    sigma: 0.1,
    reason: 'a figure of a contract',
  },
  damage: {
    meaning: 'physical assets at replacement value, as an assessment counts them',
    measure: 'damage',
    sigma: 0.3,
    reason: 'a rapid assessment',
  },
  loss: {
    meaning: 'flows that do not come, and costs that come instead',
    measure: 'loss',
    sigma: 0.5,
    reason: 'a rapid assessment of what did not happen',
  },
  need: {
    meaning: 'rebuilding, with its premiums, better or not',
    measure: 'need',
    sigma: 0.4,
    reason: 'a rapid assessment of works not yet planned',
  },
  overhaul: {
    meaning: 'bringing a standing asset back to its service state',
    measure: 'need',
    sigma: 0.25,
    reason: 'a contract price of work whose extent varies by asset',
  },
  capability: {
    meaning: 'the least cost of restoring the function by any route',
    measure: 'need',
    sigma: 0.5,
    reason: 'routes nobody has gone yet',
  },
  export: {
    meaning: 'what a foreign customer paid',
    measure: 'damage',
    sigma: 0.45,
    reason: 'export packages hold training, weapons and politics',
  },
  salvage: {
    meaning: 'what a wreck brings',
    measure: null,
    sigma: 0.5,
    reason: 'the state of a wreck is not known',
  },
  attack: {
    meaning: 'what the attack cost the attacker',
    measure: null,
    sigma: 0.5,
    reason: 'a claim or an estimate of what was spent',
  },
};

/** When the source does not say what its figure includes, or says it in a word nobody has defined. */
const UNSTATED: Basis = {
  meaning: 'what the figure includes is not said',
  measure: null,
  sigma: 0.6,
  reason: 'what the figure includes is not said',
};

export const basisOf = (basis: string): Basis => (Object.hasOwn(BASES, basis) ? (BASES[basis] as Basis) : UNSTATED);

/** Bases that do not say what was lost: what is left of it, and what it cost to bring about. */
export const BESIDE_THE_LOSS: readonly string[] = ['salvage', 'attack'];
