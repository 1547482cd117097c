/** What the letters and figures of the Admiralty code say (STANAG 2511; AJP-2.1). F and 6 say that nobody could judge, not that it is worst. */
import type { Credibility, Reliability } from '../../case-grading.js';

export const RELIABILITY_WORDS: Readonly<Record<Reliability, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
  G: 'deliberately deceptive',
};

export const CREDIBILITY_WORDS: Readonly<Record<Credibility, string>> = {
  1: 'confirmed by other sources',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};
