/** What a number opens onto. A draft has everything but its name. */
import type { RowPlace } from '../case.js';

export type Trace = {
  readonly id: string;
  readonly title: string;
  /** the number as it is printed, with its unit */
  readonly value: string;
  readonly what: string;
  readonly how: string;
  readonly rows: readonly RowPlace[];
  readonly assumes: readonly string[];
  readonly wouldChange: readonly string[];
};

export type Draft = Omit<Trace, 'id'>;
