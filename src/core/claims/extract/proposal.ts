/** One atomic claim found in a text, to be accepted or corrected by a person: the columns of a claim that text can fill. */
import type { Claim } from '../../case.js';

type Filled =
  | 'measure'
  | 'verb'
  | 'comparator'
  | 'low'
  | 'high'
  | 'unit'
  | 'scopeSites'
  | 'scopeTypes'
  | 'denominator'
  | 'hedge';

export type Proposal = Pick<Claim, Filled> & {
  /** the words it was read from */
  readonly text: string;
  /** their place in the text, in UTF-16 units, end exclusive */
  readonly span: readonly [number, number];
  /** day named in the text, EDTF */
  readonly date: string | null;
  /** source of the case that is named, and the words for whoever speaks */
  readonly sourceId: string | null;
  readonly speaker: string | null;
};
