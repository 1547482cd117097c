/** Where EM begins. It climbs to the nearest maximum only, so it is sent from several places. */
import type { Rng } from '../../numerics/rng.js';
import type { AnswerSets } from './answer-sets.js';
import { emptyModel, modelOfShares, type RaterModel, setShares } from './em-step.js';

export type Start = { readonly name: string; readonly model: RaterModel };

/** Small tables have the most maxima, and cost nothing. */
const RANDOM_STARTS = { small: 10, large: 2 } as const;
const SMALL = 1000;
/** Weight of the votes in a random start: enough that class names keep their meaning, little enough to reach other maxima. */
const VOTES_KEPT = 0.6;
/** What every worker is taken for in the even start: right more often than not, whatever the class. */
const EVEN_ACCURACY = 0.7;

export function startsOf(sets: AnswerSets, rng: Rng): readonly Start[] {
  const votes = voteShares(sets);
  const random = Array.from(
    { length: sets.worker.length < SMALL ? RANDOM_STARTS.small : RANDOM_STARTS.large },
    (_, r) => ({
      name: `random ${r + 1}`,
      model: modelOfShares(sets, shaken(votes, sets.classes, rng.fork(`start ${r + 1}`))),
    }),
  );
  return [
    { name: 'vote shares', model: modelOfShares(sets, votes) },
    { name: 'even workers', model: modelOfShares(sets, setShares(sets, evenWorkers(sets))) },
    ...random,
  ];
}

/** Share of its answers that each class has in each set, `[set · K + class]`. */
export function voteShares({ from, label, classes: K, weight }: AnswerSets): Float64Array {
  const shares = new Float64Array(weight.length * K);
  for (let s = 0; s < weight.length; s++) {
    const [start, to] = [from[s] as number, from[s + 1] as number];
    for (let a = start; a < to; a++) {
      const at = s * K + (label[a] as number);
      shares[at] = (shares[at] as number) + 1 / (to - start);
    }
  }
  return shares;
}

function evenWorkers(sets: AnswerSets): RaterModel {
  const K = sets.classes;
  const model = emptyModel(sets);
  const wrong = (1 - EVEN_ACCURACY) / Math.max(1, K - 1);
  model.prior.fill(1 / K);
  for (let at = 0; at < model.theta.length; at++) {
    const isRight = (at % (K * K)) % (K + 1) === 0;
    model.theta[at] = isRight ? EVEN_ACCURACY : wrong;
  }
  return model;
}

/** Votes mixed with weights drawn evenly from the simplex. */
function shaken(votes: Float64Array, K: number, rng: Rng): Float64Array {
  const shares = new Float64Array(votes.length);
  for (let base = 0; base < votes.length; base += K) {
    let sum = 0;
    for (let at = base; at < base + K; at++) sum += shares[at] = -Math.log1p(-rng.uniform());
    for (let at = base; at < base + K; at++)
      shares[at] = VOTES_KEPT * (votes[at] as number) + ((1 - VOTES_KEPT) * (shares[at] as number)) / sum;
  }
  return shares;
}
