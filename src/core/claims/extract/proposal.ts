/** One atomic claim found in a text, to be accepted or corrected by a person: the columns of a claim that text can fill. */
import type { Comparator, Measure, Verb } from '../../case.js';

export type Proposal = {
  /** the words it was read from */
  readonly text: string;
  /** their place in the text, in UTF-16 units, end exclusive */
  readonly span: readonly [number, number];
  readonly measure: Measure;
  readonly verb: Verb | null;
  readonly comparator: Comparator | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly scopeSites: readonly string[];
  readonly scopeTypes: readonly string[];
  readonly denominator: string | null;
  readonly hedge: string | null;
  /** day named in the text, EDTF */
  readonly date: string | null;
  /** source of the case that is named, and the words for whoever speaks */
  readonly sourceId: string | null;
  readonly speaker: string | null;
};
