/** What the record says of one claimant, and of what he claims now by that alone: no image enters. */
import { sortedQuantile } from '../../numerics/quantiles.js';
import { predictTruth } from './predict-truth.js';
import type { ClaimRecord } from './record.js';
import { chanceOf, truthQuantile } from './truth-distribution.js';
import type { Voice, VoiceOf } from './voice.js';

export type Range = { readonly q05: number; readonly q50: number; readonly q95: number };

export type KnownClaimant = {
  readonly as: VoiceOf;
  /** which of the names the record has met; of the others it knows only how such names differ */
  readonly known: Voice['known'];
  /** pairs of claimed and established numbers behind the record */
  readonly learntFrom: number;
  /** how many times the truth he claims, as far as the record knows */
  readonly inflation: Range;
  readonly claims: readonly {
    readonly claim: string;
    readonly said: number;
    /** chance that nothing is behind such a claim, 0..1 */
    readonly nothing: number;
    /** the truth, going by the record alone */
    readonly truth: Range;
  }[];
};

export function knownClaimant(
  record: ClaimRecord,
  as: VoiceOf,
  claims: readonly { readonly claim: string; readonly said: number }[],
): KnownClaimant {
  const voice = record.voice(as);
  const times = voice.b.map(Math.exp).sort();
  const range = (at: (prob: number) => number): Range => ({ q05: at(0.05), q50: at(0.5), q95: at(0.95) });
  return {
    as,
    known: voice.known,
    learntFrom: record.learntFrom,
    inflation: range((prob) => sortedQuantile(times, prob)),
    claims: claims.map(({ claim, said }) => {
      const truth = predictTruth(voice, said);
      return { claim, said, nothing: chanceOf(truth, 0), truth: range((prob) => truthQuantile(truth, prob)) };
    }),
  };
}
