/**
 * Damage verbs and what they count. HIT ⊇ DAMAGED_OR_DESTROYED ⊇ DESTROYED; BEYOND_REPAIR is read as DESTROYED, by
 * judgement (methods §N). Comparing across verbs always carries a warning.
 */
import type { Verb } from '../case.js';
import type { Quantity } from './result.js';

const COUNTS: Readonly<Record<Verb, Quantity | null>> = {
  TARGETED: null,
  HIT: 'hit',
  DAMAGED: 'hit',
  DAMAGED_OR_DESTROYED: 'hit',
  DESTROYED: 'destroyed',
  BEYOND_REPAIR: 'destroyed',
  OUT_OF_ACTION: null,
  NONE: null,
};

/** The count a verb speaks of, or null when no count of destroyed or hit assets answers it. */
export const quantityOf = (verb: Verb | null): Quantity | null => (verb === null ? null : COUNTS[verb]);

const WORDS: Readonly<Record<Verb, string>> = {
  TARGETED: 'targeted',
  HIT: 'hit',
  DAMAGED: 'damaged',
  DAMAGED_OR_DESTROYED: 'damaged or destroyed',
  DESTROYED: 'destroyed',
  BEYOND_REPAIR: 'beyond repair',
  OUT_OF_ACTION: 'out of action',
  NONE: 'not said to be damaged',
};

export const verbWords = (verb: Verb): string => WORDS[verb];

/** What a reader must know when this verb is answered by that count; null when they mean the same. */
export function verbWarning(verb: Verb): string | null {
  switch (verb) {
    case 'HIT':
      return 'The verb "hit" may include assets with no visible damage; it is answered by destroyed plus damaged.';
    case 'DAMAGED':
      return 'The verb "damaged" may mean damaged only or damaged and destroyed together; it is answered by both together.';
    case 'BEYOND_REPAIR':
      return '"Beyond repair" is read as destroyed; some damaged assets may be beyond repair too.';
    default:
      return null;
  }
}

const RANK: Readonly<Partial<Record<Verb, number>>> = {
  TARGETED: 0,
  HIT: 1,
  DAMAGED: 2,
  DAMAGED_OR_DESTROYED: 2,
  OUT_OF_ACTION: 2,
  BEYOND_REPAIR: 3,
  DESTROYED: 3,
};

/** Rung of a verb of damage, higher for harder; null for one that claims none. */
export const hardnessOf = (verb: Verb): number | null => RANK[verb] ?? null;

/** True when `relay` says something stronger than `said` did. */
export function isHarder(relay: Verb | null, said: Verb | null): boolean {
  if (relay === null || said === null) return false;
  return (RANK[relay] ?? -1) > (RANK[said] ?? Number.POSITIVE_INFINITY);
}
