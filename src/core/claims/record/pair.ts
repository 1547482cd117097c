/** One claim and what was later established of it: a row of a table of pairs. */
export type TruthKind = 'confirmed_lower_bound' | 'postwar_records' | 'survey' | 'admitted';

export const TRUTH_KINDS: readonly TruthKind[] = ['confirmed_lower_bound', 'postwar_records', 'survey', 'admitted'];

export type Pair = {
  /** 1-based line of the table */
  readonly line: number;
  readonly id: string;
  readonly conflict: string;
  readonly claimant: string;
  readonly side: string;
  readonly category: string;
  /** scored and learnt from: no part, repeat or mismatch of another row, in a category that counts things */
  readonly isCounted: boolean;
  /** whole number, a fraction rounded */
  readonly claimed: number;
  /** whole number; the least there was where `isLowerBound` */
  readonly truth: number;
  readonly isLowerBound: boolean;
  /** range over sources, whole numbers; null where none was collected */
  readonly low: number | null;
  readonly high: number | null;
  /** days between the end of what is claimed and the reading of the list it is confirmed from; null: read when complete */
  readonly listedAfterDays: number | null;
};
