/** What the distribution of a cell is given: shares, and sets detected in images of untyped counts. */
import type { Statement } from '../statements.js';
import type { JointProblem } from './problem.js';
import { type Sight, sightsOf } from './see.js';
import type { KeptSets, Shares } from './state.js';

export type Given = {
  readonly problem: JointProblem;
  readonly shares: Shares;
  /** of each image, for these shares */
  readonly sights: readonly Sight[];
  readonly latents: KeptSets;
  /** sets detected in images of untyped counts are what they are taken to be, but for free cells */
  readonly fixed: boolean;
  /** statements taken out; of images of untyped counts only with `fixed` */
  readonly without?: ReadonlySet<Statement>;
};

export const givenOf = (problem: JointProblem, shares: Shares, latents: KeptSets, fixed: boolean): Given => ({
  problem,
  shares,
  sights: sightsOf(problem, shares),
  latents,
  fixed,
});
