/** One execution of the pipeline over a case: `run(case, config)`. Everything in a `Run` can be structured-cloned. */
import type { Case, Day } from './case.js';
import type { Claims } from './claims/result.js';
import type { CostBook } from './cost/cost-book.js';
import type { CostWhatIf } from './cost/cost-what-if.js';
import type { Cost, CostInputs } from './cost/result.js';
import type { DepthBook } from './depth/depth-book.js';
import type { Depth } from './depth/result.js';
import type { Grading } from './evidence/grading/result.js';
import type { Evidence } from './evidence/result.js';
import type { FleetBook } from './fleet/fleet-book.js';
import type { Fleet } from './fleet/result.js';
import type { LeverageBook } from './leverage/leverage-book.js';
import type { Leverage } from './leverage/result.js';
import type { Losses, ScenarioName, Verdict } from './losses/result.js';
import type { Perception } from './perception/result.js';
import type { StageName } from './pipeline.js';
import type { Gap } from './problem.js';

export type RunConfig = {
  readonly seed: number;
  /** null = the latest day the case itself speaks of, never today */
  readonly asOf: Day | null;
  /** scenario for words, cost and fleet */
  readonly scenario: ScenarioName;
  readonly cost: CostInputs;
  /** what a reader assumes of prices, fleets and depth: what-ifs beside the finding, marked as assumed and in no finding */
  readonly costBook?: CostBook;
  readonly fleetBook?: FleetBook;
  readonly depthBook?: DepthBook;
  readonly leverageBook?: LeverageBook;
  /** joint draws handed to cost and fleet */
  readonly draws: number;
  /** null = every stage */
  readonly only: readonly StageName[] | null;
};

export type Run = {
  readonly version: string;
  /** by a few sweeps, while the whole answer is on its way; never published */
  readonly isProvisional?: true;
  readonly theCase: Case;
  readonly config: RunConfig;
  readonly asOf: Day;
  readonly claims: Claims;
  readonly evidence: Evidence;
  /** what the desk judges itself; enters no other number */
  readonly grading: Grading;
  readonly losses: Losses | Gap;
  readonly verdicts: readonly Verdict[];
  readonly cost: Cost | Gap;
  /** only where a cost book was given */
  readonly costWhatIf?: CostWhatIf;
  readonly fleet: Fleet | Gap;
  readonly depth: Depth | Gap;
  readonly perception: Perception | Gap;
  readonly leverage: Leverage | Gap;
  readonly warnings: readonly string[];
};
