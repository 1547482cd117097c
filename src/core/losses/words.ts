/**
 * Words of probability beside the number: the PHIA yardstick and ICD 203, with their gaps.
 *
 * Ranges: PHIA, *Explaining Uncertainty in UK Intelligence Assessment* (2025), which leaves gaps on purpose; ICD 203,
 * *Analytic Standards* (2015), whose terms touch. Rules: at a value two terms share, the lower term is taken and said
 * so; in a gap no term is picked, it reads `between X and Y`; off the end of the ICD scale it says so.
 */
import { InputError } from '../problem.js';
import type { Words } from './result.js';

type Term = { readonly term: string; readonly from: number; readonly to: number; readonly openAbove?: true };

export type Wording = {
  /** what to print beside the number */
  readonly text: string;
  /** how the text was chosen */
  readonly rule: 'term' | 'boundary' | 'gap' | 'off-scale';
  /** the one term, or the two neighbours of a gap or boundary, lower first */
  readonly terms: readonly string[];
};

const PHIA: readonly Term[] = [
  { term: 'remote chance', from: 0, to: 0.05 },
  { term: 'highly unlikely', from: 0.1, to: 0.2 },
  { term: 'unlikely', from: 0.25, to: 0.35 },
  { term: 'realistic possibility', from: 0.4, to: 0.5, openAbove: true },
  { term: 'likely / probably', from: 0.55, to: 0.75 },
  { term: 'highly likely', from: 0.8, to: 0.9 },
  { term: 'almost certain', from: 0.95, to: 1 },
];

const ICD203: readonly Term[] = [
  { term: 'almost no chance', from: 0.01, to: 0.05 },
  { term: 'very unlikely', from: 0.05, to: 0.2 },
  { term: 'unlikely', from: 0.2, to: 0.45 },
  { term: 'roughly even chance', from: 0.45, to: 0.55 },
  { term: 'likely', from: 0.55, to: 0.8 },
  { term: 'very likely', from: 0.8, to: 0.95 },
  { term: 'almost certain', from: 0.95, to: 0.99 },
];

/** @param probability 0..1 @throws InputError outside */
export const phia = (probability: number): Wording => wording(PHIA, probability);

/** @param probability 0..1 @throws InputError outside */
export const icd203 = (probability: number): Wording => wording(ICD203, probability);

/** Both rows as text. Never mix terms of the two rows in one sentence. @param probability 0..1 */
export const wordsFor = (probability: number): Words => ({
  phia: phia(probability).text,
  icd203: icd203(probability).text,
});

// A probability that is a boundary up to rounding of the last bits counts as the boundary.
const SLACK = 1e-12;

function wording(scale: readonly Term[], p: number): Wording {
  if (!(p >= 0 && p <= 1)) throw new InputError('words.probability', '0 to 1', p);
  const holds = scale.filter((t) => p >= t.from - SLACK && (t.openAbove ? p < t.to - SLACK : p <= t.to + SLACK));
  const [lower, upper] = holds;
  if (lower && upper) {
    const text = `${lower.term} (on the boundary with ${upper.term})`;
    return { text, rule: 'boundary', terms: [lower.term, upper.term] };
  }
  if (lower) return { text: lower.term, rule: 'term', terms: [lower.term] };

  const below = scale.findLast((t) => t.to <= p + SLACK);
  const above = scale.find((t) => t.from > p);
  if (below && above) {
    return { text: `between ${below.term} and ${above.term}`, rule: 'gap', terms: [below.term, above.term] };
  }
  const end = (below ?? above) as Term;
  const text = below ? `above the scale (beyond ${end.term})` : `below the scale (less than ${end.term})`;
  return { text, rule: 'off-scale', terms: [end.term] };
}
