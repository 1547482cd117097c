/** Runs the pipeline over a case, stage by stage in order. Pure: the same case, config and version give the same run. */
import type { Case } from './case.js';
import { claimsOf } from './claims/claims.js';
import type { Claims } from './claims/result.js';
import { caseAsOf, latestDay } from './evidence/as-of.js';
import { selectEvidence } from './evidence/select.js';
import { lossesOf } from './losses/losses.js';
import type { Verdict } from './losses/result.js';
import { makeFitter } from './losses/thinning-posterior.js';
import { type VerdictContext, verdictOf } from './losses/verdict.js';
import type { StageName } from './pipeline.js';
import { gap } from './problem.js';
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
  const claims = claimsOf(then);
  const evidence = selectEvidence(then, asOf);
  const fit = makeFitter(then, asOf);
  const wanted = (stage: StageName): boolean => config.only === null || config.only.includes(stage);
  const losses = wanted('losses') ? lossesOf(then, asOf, evidence, fit, config.draws) : NOT_ASKED;
  const verdicts = wanted('losses')
    ? verdictsOf({ theCase: then, asOf, claims, fit, wordsFor: config.scenario }, claims)
    : [];
  return {
    version: VERSION,
    theCase,
    config,
    asOf,
    claims,
    evidence,
    losses,
    verdicts,
    cost: NOT_ASKED,
    fleet: NOT_ASKED,
    depth: NOT_ASKED,
    perception: gap('not-built', 'the effect on what people noticed and came to believe is not measured yet'),
    leverage: gap('not-built', 'what the strike changes at the table is not modelled yet'),
    warnings: [...theCase.warnings, ...evidence.warnings, ...('reason' in losses ? [] : losses.warnings)],
  };
}

const NOT_ASKED = gap('withheld', 'this stage was not asked for');

const verdictsOf = (context: VerdictContext, claims: Claims): readonly Verdict[] =>
  claims.entries.map((entry) => verdictOf(context, entry));
