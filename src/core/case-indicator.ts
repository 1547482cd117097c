/** How the values of an indicator were taken. */
import type { Day } from './case.js';

export const INDICATOR_KINDS = ['poll', 'attention', 'market', 'output', 'other'] as const;
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** How the values of one indicator were taken, as the case says it. */
export type Indicator = {
  readonly kind: IndicatorKind;
  readonly title: string | null;
  /** by which standard errors of a poll are larger than of a plain random sample; null: not said */
  readonly deft: number | null;
  /** versions the question was asked in, each to its part of the sample */
  readonly versions: number;
  /** days the questions were asked, by the date of the row */
  readonly fieldwork: Readonly<Record<Day, { readonly from: Day; readonly to: Day }>>;
  /** indicator that a market is compared with */
  readonly benchmark: string | null;
  /** rows after the strike that are compared, chosen before looking; null: all there are */
  readonly window: number | null;
  /** who asks */
  readonly house: string | null;
  /** name of a question that several houses ask, the same in each */
  readonly question: string | null;
};
