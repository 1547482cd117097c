/** Runs the pipeline over a case, stage by stage in order. Pure: the same case, config and version give the same run. */
import type { Case } from './case.js';
import { claimsOf } from './claims/claims.js';
import type { ClaimEntry, Claims } from './claims/result.js';
import { costOf } from './cost/cost.js';
import type { Cost } from './cost/result.js';
import { claimedSum, valueVerdict } from './cost/value-verdict.js';
import { depthOf } from './depth/depth.js';
import { caseAsOf, latestDay } from './evidence/as-of.js';
import { selectEvidence } from './evidence/select.js';
import { fleetOf } from './fleet/fleet.js';
import { shareVerdict } from './fleet/share-verdict.js';
import { lossesOf } from './losses/losses.js';
import type { LossDraws, PerScenario, Verdict } from './losses/result.js';
import { makeFitter } from './losses/thinning-posterior.js';
import { perScenario, type VerdictContext, verdictOf } from './losses/verdict.js';
import { makeRng } from './numerics/rng.js';
import type { StageName } from './pipeline.js';
import { gap, isGap } from './problem.js';
import type { Run, RunConfig } from './run.js';
import { VERSION } from './version.js';

export const DEFAULT_CONFIG: RunConfig = {
  seed: 1,
  asOf: null,
  scenario: 'middling',
  cost: {
    priceDependence: 1,
    damagedShare: { low: 0.05, high: 0.5, reason: 'from a patched skin to a rebuilt half; nothing is published' },
  },
  draws: 4000,
  only: null,
};

export function run(theCase: Case, config: RunConfig = DEFAULT_CONFIG): Run {
  const asOf = config.asOf ?? latestDay(theCase);
  const then = caseAsOf(theCase, asOf);
  const wanted = (stage: StageName): boolean => config.only === null || config.only.includes(stage);
  const claims = claimsOf(then);
  const evidence = selectEvidence(then, asOf);
  const fit = makeFitter(then, asOf);
  const context: VerdictContext = { theCase: then, asOf, claims, fit, wordsFor: config.scenario };
  const losses = wanted('losses') ? lossesOf(then, asOf, evidence, fit, config.draws) : NOT_ASKED;
  const draws = perScenario((scenario) =>
    fit({ scenario }).draws(config.draws, makeRng(config.seed).fork(`losses/${scenario}`)),
  );
  const costs = wanted('cost') ? costsOf(then, claims, draws, config) : null;
  const fleet = wanted('fleet') ? fleetOf(then, draws[config.scenario]) : NOT_ASKED;
  const verdicts = wanted('losses') ? claims.entries.map((entry) => verdictFor(context, entry, costs)) : [];
  const depth = wanted('depth') ? depthOf(then) : NOT_ASKED;
  return {
    version: VERSION,
    theCase,
    config,
    asOf,
    claims,
    evidence,
    losses,
    verdicts,
    cost: costs === null ? NOT_ASKED : costs[config.scenario],
    fleet,
    depth,
    perception: gap('not-built', 'the effect on what people noticed and came to believe is not measured yet'),
    leverage: gap('not-built', 'what the strike changes at the table is not modelled yet'),
    warnings: [theCase, evidence, losses, ...(costs === null ? [] : [costs[config.scenario]]), fleet, depth].flatMap(
      (stage) => (isGap(stage) ? [] : stage.warnings),
    ),
  };
}

const NOT_ASKED = gap('withheld', 'this stage was not asked for');

function costsOf(theCase: Case, claims: Claims, draws: PerScenario<LossDraws>, config: RunConfig): PerScenario<Cost> {
  const claimedSums = [...new Set(claims.entries.flatMap((entry) => claimedSum(entry) ?? []))];
  return perScenario((scenario) =>
    costOf({
      theCase,
      draws: draws[scenario],
      inputs: config.cost,
      claimedSums,
      rng: makeRng(config.seed).fork('cost'),
    }),
  );
}

/** A count is answered by the losses, a share through the fleet, a sum through the cost; all else is a gap with its reason. */
function verdictFor(context: VerdictContext, entry: ClaimEntry, costs: PerScenario<Cost> | null): Verdict {
  if (entry.claim.measure === 'share') return shareVerdict(context, entry);
  if (entry.claim.measure === 'value' && costs !== null) return valueVerdict(context, entry, costs);
  return verdictOf(context, entry);
}
