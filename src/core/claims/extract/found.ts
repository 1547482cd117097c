/** A claim found in a sentence, its words by places of marks; and what its finders share. */
import type { Comparator, Verb } from '../../case.js';
import type { Anchor } from './anchors.js';
import type { Mark } from './marks.js';

export type Found = {
  readonly from: number;
  readonly to: number;
  readonly measure: Anchor['measure'] | 'restoration' | 'other';
  readonly verb: Verb | null;
  readonly comparator: Comparator | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly sites: readonly string[];
  readonly types: readonly string[];
  /** places of the marks of the denominator */
  readonly denominator: readonly [number, number] | null;
  readonly hedge: string | null;
};

/** From the noun of the anchor before to the next anchor. */
export type Segment = { readonly from: number; readonly to: number };

export const isCount = ({ measure }: Found): boolean => measure === 'count';

/** The first mark of a kind, as it stands in the text. */
export const textOf = (marks: readonly Mark[], { from, to }: Segment, kind: string): string | null =>
  marks.slice(from, to).find((mark) => mark.kind === kind)?.text ?? null;
