/**
 * Whose claims are heard: what an official source of the side that struck said itself, in numbers, with a record of how such
 * claimants spoke before. One side says one thing of one scope: its last word. Claims that are themselves readings were seen.
 */

import type { Case } from '../case.js';
import { claimChances, claimedInterval } from '../claims/record/claim-likelihood.js';
import { type KnownClaimant, knownClaimant } from '../claims/record/known-claimant.js';
import type { ClaimRecord } from '../claims/record/record.js';
import type { ClaimEntry, Claims, Question } from '../claims/result.js';
import { firstDay } from '../measure/day.js';
import { onceFor } from '../measure/once-for.js';
import { MOST_KHAT } from '../numerics/psis.js';
import { type Gap, gap, isGap } from '../problem.js';
import { excludesOf } from './excludes.js';
import { type Heard, hear, type Voice } from './heard.js';
import { ON_ITS_WAY } from './on-its-way.js';
import type { LossesPosterior } from './posterior.js';
import { scopeFilter } from './verdict-scope.js';

export type Hearing = {
  /** everyone with a record, oldest first */
  readonly voices: readonly Voice[];
  /** who speaks, as the record knows him, and what his numbers are worth by that alone */
  readonly claimant: () => KnownClaimant | Gap;
  /** seen and heard, the root under test left out; null where nobody is left to hear */
  readonly heard: (posterior: LossesPosterior, without: string | null) => Heard | Gap | null;
};

/** A glimpse hears nobody. */
export const heardLater = (hearing: Hearing): Hearing => ({
  ...hearing,
  claimant: () => ON_ITS_WAY,
  heard: () => ON_ITS_WAY,
});

/** @returns null where there is no record */
export function makeHearing(theCase: Case, claims: Claims, record: ClaimRecord | null): Hearing | null {
  if (record === null) return null;
  const as = theCase.record ?? { conflict: null, side: null, category: null };
  const speaker = record.voice(as);
  const kinds = new Map(theCase.sources.map(({ id, kind }) => [id, kind]));
  const voices = claims.entries
    .filter(
      ({ claim, root, side }) => claim.id === root && side === 'attacker' && kinds.get(claim.sourceId) === 'official',
    )
    .filter(({ claim }) => excludesOf(theCase, claims, claim).readings.length === 0)
    .flatMap((entry): readonly (Voice & { readonly day: number; readonly said: number })[] => {
      const { claim, question } = entry;
      const interval = claim.comparator === null ? null : claimedInterval(claim.comparator, claim.low, claim.high);
      if (isGap(question) || interval === null) return [];
      return [
        {
          root: entry.root,
          claim: claim.id,
          about: aboutOf(entry, question),
          quantity: question.quantity,
          over: scopeFilter(theCase, entry),
          said: claim.low ?? claim.high ?? 0,
          chances: growing((most) => claimChances(speaker, interval, most)),
          day: firstDay(claim.date),
        },
      ];
    })
    .sort((a, b) => a.day - b.day || (a.claim < b.claim ? -1 : 1));
  const known = onceFor((_: LossesPosterior) => new Map<string, Heard | null>());
  return {
    voices,
    claimant: () => knownClaimant(record, as, voices),
    heard: (posterior, without) => {
      const own = known(posterior);
      const last = lastWords(voices.filter(({ root }) => root !== without));
      const key = last.map(({ root }) => root).join('\n');
      const found = own.get(key);
      if (found !== undefined) return found;
      const made = last.length === 0 ? null : hear(posterior, last, speaker.b.length);
      own.set(key, made);
      return made;
    },
  };
}

/** Seen and heard without a root, or why there is no such thing. */
export function heardBy(hearing: Hearing | null, posterior: LossesPosterior, without: string | null): Heard | Gap {
  if (hearing === null) return NO_RECORD;
  const heard = hearing.heard(posterior, without);
  if (heard === null) return NOBODY_HEARD;
  if (isGap(heard)) return heard;
  return heard.khat > MOST_KHAT ? tooFar(heard.khat) : heard;
}

export const NO_RECORD: Gap = gap('no-source', 'no record of earlier claims was given to weigh claimants by');
const NOBODY_HEARD = gap(
  'too-few',
  'no official source of the side that struck gave another number: there is nobody to hear',
);
const tooFar = (khat: number): Gap =>
  gap('not-converged', `what was said lies too far from what is seen to weigh draws by (k-hat ${khat.toFixed(2)})`);

/** Every posterior asks for the same table, some a little further: what was made is kept and only made anew to reach further. */
function growing(make: (most: number) => Float64Array): (most: number) => Float64Array {
  let reach = -1;
  let made: Float64Array = new Float64Array(0);
  return (most) => {
    if (most > reach) {
      reach = most;
      made = make(most);
    }
    return made;
  };
}

const lastWords = (voices: readonly Voice[]): readonly Voice[] => [
  ...new Map(voices.map((voice) => [voice.about, voice])).values(),
];

const aboutOf = ({ scope }: ClaimEntry, { quantity }: Question): string =>
  [quantity, [...scope.sites].sort().join(), scope.types === null ? '*' : [...scope.types].sort().join()].join('|');
