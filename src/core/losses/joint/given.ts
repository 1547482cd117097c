/** What the distribution of a cell is given: shares, and sets detected in images of untyped counts. */
import type { Statement } from '../statements.js';
import type { JointProblem } from './problem.js';
import type { KeptSets, Shares } from './state.js';

export type Given = {
  readonly problem: JointProblem;
  readonly shares: Shares;
  readonly sets: KeptSets;
  /** sets detected in images of untyped counts are what they are taken to be, but for free cells */
  readonly isHeld: boolean;
  /** statements taken out; of images of untyped counts only where sets are held */
  readonly without?: ReadonlySet<Statement>;
};
