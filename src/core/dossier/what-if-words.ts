/** Words that every number on a reader's own books shares. */
import type { HitCase } from '../fleet/hit-split.js';

export const NO_FINDING = 'A what-if on the reader’s own book; no finding rests on it.';

export const HIT_WORDS: Readonly<Record<HitCase, string>> = {
  idle: 'those hit stood idle, as far as can be',
  proportional: 'those hit were a fair sample of the fleet',
  available: 'those hit were available, as far as can be',
};
