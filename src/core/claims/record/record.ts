/** The record as others use it: fitted once to pairs, then asked about any claimant. */
import type { Rng } from '../../numerics/rng.js';
import { type Gap, gap, isGap } from '../../problem.js';
import { fitRecord, type RecordConvergence, type RecordFit } from './fit-record.js';
import type { Pair } from './pair.js';
import { recordData } from './record-data.js';
import { evenly } from './spread-rows.js';
import { type Voice, type VoiceOf, voiceFrom } from './voice.js';

export type ClaimRecord = {
  /** pairs it has learnt from */
  readonly learntFrom: number;
  readonly convergence: RecordConvergence;
  /** the same claimant always has the same draws */
  readonly voice: (of: VoiceOf) => Voice;
};

/** Rows beyond this add next to nothing to groups of this size, and every sweep reads them all. */
export const MOST_LEARNT = 600;
/** Groups are drawn together: cost grows with their cube. */
const MOST_GROUPS = 300;

/** @returns a gap where there is nothing to learn from, or the chains do not agree */
export function learnRecord(pairs: readonly Pair[], rng: Rng): ClaimRecord | Gap {
  const learnt = learn(pairs, rng);
  if (isGap(learnt)) return learnt;
  const { fit, learntFrom } = learnt;
  return { learntFrom, convergence: fit.convergence, voice: makeVoices(fit, rng) };
}

/** The fit itself, and how many pairs it is of. */
export function learn(
  pairs: readonly Pair[],
  rng: Rng,
): { readonly fit: RecordFit; readonly learntFrom: number } | Gap {
  const learnt = trainingPairs(pairs);
  if (learnt.length < 2) return gap('too-few', 'a record is learnt from at least two counted pairs');
  const data = recordData(learnt);
  const { conflicts, sides, categories } = data.groups;
  const groups = conflicts.length + sides.length + categories.length;
  if (groups > MOST_GROUPS)
    return gap('outside-model', `at most ${MOST_GROUPS} conflicts, sides and categories together, got ${groups}`);
  const fit = fitRecord(data, rng);
  return fit.gap ?? { fit, learntFrom: learnt.length };
}

/** What is learnt from: counted pairs, thinned evenly within each conflict where there are very many. */
export const trainingPairs = (pairs: readonly Pair[]): readonly Pair[] =>
  evenly(
    pairs.filter(({ isCounted }) => isCounted),
    MOST_LEARNT,
  );

export function makeVoices(fit: RecordFit, rng: Rng): (of: VoiceOf) => Voice {
  const known = new Map<string, Voice>();
  return (of) => {
    const key = JSON.stringify([of.conflict, of.side, of.category]);
    const voice = known.get(key) ?? voiceFrom(fit, of, rng.fork(`voice/${key}`));
    known.set(key, voice);
    return voice;
  };
}
